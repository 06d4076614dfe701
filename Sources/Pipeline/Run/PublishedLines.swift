internal import Extractors
internal import JSON
internal import Model
internal import Platform
internal import Publishing
internal import Transformers

extension CarryForward {
  /// What a run for a day can take from what is published. `read` are the sources that it reads itself.
  ///
  /// What is published is read by `workers` from now on where lines are sure to be carried (`isSure`), and otherwise when it
  /// turns out that one is; so are the digests of the sources that are not read.
  init(
    _ definitions: DefinitionSet, to day: Day, in output: OutputFolder, input: ExportFolder, read: Set<String>,
    _ workers: Workers, isSure: Bool
  ) throws(FileError) {
    let (folder, plan) = (try output.lastRun(for: day.description), definitions.plan)
    let published: @Sendable () -> PublishedDay = { folder.map { PublishedDay(in: $0, of: plan) } ?? PublishedDay() }
    let unread = definitions.sources.filter { !read.contains($0.name) }.map { source in
      let digests: @Sendable () -> [String] = { input.digests(of: source).map(\.sha256) }
      return (source.name, isSure ? workers.begin(digests) : workers.later(digests))
    }
    self.init(
      definitions, withdrawn: Set(try output.withdrawals().map(\.run)),
      published: isSure ? workers.begin(published) : workers.later(published),
      unread: Dictionary(uniqueKeysWithValues: unread))
  }
}

extension PublishedDay {
  /// What is published in a run's folder, as far as it is of this plan.
  init(in folder: String, of plan: PlanDefinition) {
    guard let feed = (try? Disk.bytes(of: folder + "/scorecard.json")).flatMap({ try? Feed.decode($0) }) else {
      self.init(obstacle: .unreadable)
      return
    }
    if feed.plan == plan.name, feed.area == plan.area { self.init(feed) } else { self.init(obstacle: .otherPlan) }
  }
}
