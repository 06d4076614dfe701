internal import CSV
internal import Extractors
internal import JSON
internal import Loaders
internal import Model
internal import Platform
internal import Publishing

/// Carries over from the run that is published for the same day, at full precision: what a run of some KPIs did not compute, and what
/// a run can no longer compute because an export is gone or refused.
struct Carrying {
  /// Why there is nothing to carry over, as the end of a sentence.
  fileprivate enum Obstacle: String {
    case unreadable = "the earlier run's scorecard.json cannot be read"
    case otherPlan = "the earlier run for this day is another plan's"
  }

  /// What is published for the day; neither where nothing is.
  fileprivate struct Published {
    var scorecard: Scorecard?
    var obstacle: Obstacle?
  }

  private let definitions: DefinitionSet
  private let withdrawn: Set<String>
  private let folder: String?
  private let published: Promised<Published>
  /// By source, the digests of the files of those that are not read.
  private let unread: [String: Promised<[String]>]

  /// Lines of runs that were taken back are not carried on. What is published is read by `workers` from now on where lines are sure to be
  /// carried, and otherwise when it turns out that one is; so are the digests of the sources that are not among `read`.
  init(
    _ definitions: DefinitionSet, to day: Day, in output: OutputFolder, input: ExportFolder, read: Set<String>,
    _ workers: Workers, isSure: Bool
  ) throws(FileError) {
    self.definitions = definitions
    withdrawn = Set(try output.withdrawals().map(\.run))
    folder = try output.lastRun(for: day.description)
    let (folder, plan) = (folder, definitions.plan)
    let readPublished: @Sendable () -> Published = { folder.map { Published(in: $0, of: plan) } ?? Published() }
    published = isSure ? workers.begin(readPublished) : workers.later(readPublished)
    let unread = definitions.sources.filter { !read.contains($0.name) }.map { source in
      let digest: @Sendable () -> [String] = { input.digests(of: source).map(\.sha256) }
      return (source.name, isSure ? workers.begin(digest) : workers.later(digest))
    }
    self.unread = Dictionary(uniqueKeysWithValues: unread)
  }

  /// Why nothing of what is published for the day can stand, as a sentence; nil where it can.
  var warning: String? {
    published.value.obstacle.map { "of what is published for the day nothing can be carried over: \($0.rawValue)" }
  }

  /// The figures whose lines stand as they were published, each with the sources that it now lacks.
  func standing(_ lines: [ScorecardLine], _ quality: [SourceQuality]) -> [FigureID: [String]] {
    let unusable = Set(quality.filter { $0.status == .missing || $0.status == .refused }.map(\.source))
    var standing: [FigureID: [String]] = [:]
    for (line, figure) in zip(lines, definitions.figures.map(\.figure))
    where line.isDataFault && (line.reason == .missing || line.reason == .refused) {
      let lacking = definitions.needs(of: [figure]).keys.filter(unusable.contains).sorted()
      if !lacking.isEmpty, let old = self.line(of: figure.id), old.value != nil { standing[figure.id] = lacking }
    }
    return standing
  }

  /// The line of a figure as it was published, with the sources that a run now lacks.
  func carried(_ id: FigureID, without sources: [String]?, _ quality: [SourceQuality]) -> ScorecardLine? {
    guard let old = line(of: id), let figure = definitions.figures.first(where: { $0.figure.id == id })?.figure else {
      return nil
    }
    let numbers = Fingerprint.of(figure, in: definitions)
    let definition = Fingerprint.ofLine(figure, numbers: numbers, in: definitions)
    return carried(old, definition, without: sources, digests(quality))
  }

  private func line(of id: FigureID) -> ScorecardLine? {
    published.value.scorecard?.lines.first { $0.id == id && $0.status != .notRun && !withdrawn.contains($0.run) }
  }

  /// What was not `recomputed` is the earlier run's; of `standing` the sources that they lack.
  func carry(
    into scorecard: inout Scorecard, _ rejects: inout [RejectList], recomputed: Set<FigureID>, standing: [FigureID: [String]],
    _ fingerprints: Run.Fingerprints
  ) {
    guard let folder, let earlier = published.value.scorecard else {
      if let obstacle = published.value.obstacle { explain(obstacle.rawValue, in: &scorecard) }
      return
    }
    let read = Set(scorecard.quality.map(\.source))
    let digests = digests(scorecard.quality)
    var dropped: Set<FigureID> = []
    for (place, figure) in definitions.figures.map(\.figure).enumerated() where !recomputed.contains(figure.id) {
      if let old = line(of: figure.id) {
        scorecard.lines[place] = carried(
          old, fingerprints[figure.id]?.line ?? "", without: standing[figure.id] ?? old.withoutSources, digests)
      } else if let old = earlier.lines.first(where: { $0.id == figure.id && $0.status != .notRun }) {
        scorecard.lines[place].note = "not run: not asked for, and run \(old.run), which computed it, was withdrawn"
        dropped.insert(figure.id)
      }
    }
    carryQuality(earlier, into: &scorecard, read: read)
    let old = earlier.without(dropped)
    let order = definitions.figures.map(\.figure.id)
    scorecard.series = merged(scorecard.series, old.series, by: \.id, order, recomputed)
    scorecard.charts = merged(scorecard.charts, old.charts, by: \.id, order, recomputed)
    scorecard.breakdowns = merged(scorecard.breakdowns, old.breakdowns, by: \.id, order, recomputed)
    let earlierRejects = earlierRejects(folder)
    rejects = definitions.sources.compactMap { source in
      (read.contains(source.name) ? rejects : earlierRejects).first { $0.source == source.name }
    }
  }

  /// By source: of its files as this run read them, or as they are in the input folder.
  private func digests(_ quality: [SourceQuality]) -> [String: [String]] {
    let read = Dictionary(quality.map { ($0.source, $0.files.map(\.sha256)) }) { first, _ in first }
    return unread.mapValues(\.value).merging(read) { _, read in read }
  }

  private func explain(_ why: String, in scorecard: inout Scorecard) {
    for index in scorecard.lines.indices where scorecard.lines[index].status == .notRun {
      scorecard.lines[index].note = "not run: not asked for, and \(why)"
    }
  }

  private func carried(
    _ line: ScorecardLine, _ definition: String, without sources: [String]?, _ digests: [String: [String]]
  ) -> ScorecardLine {
    var line = line
    line.carried = ["carried over from run \(line.run)"]
    line.withoutSources = sources
    if let sources {
      line.carried[0] +=
        ": the \(sources.count == 1 ? "export" : "exports") \(sources.joined(separator: ", ")) "
        + "\(sources.count == 1 ? "is" : "are") missing or refused now"
      line.fault = line.carried[0]
    }
    if line.definition != definition {
      line.carried.append("its definition has changed since")
    }
    for (source, files) in line.exports.sorted(by: { $0.key < $1.key })
    where digests[source] != files && sources?.contains(source) != true {
      line.carried.append("the export \(source) has changed since")
    }
    return line
  }

  private func carryQuality(_ earlier: Scorecard, into scorecard: inout Scorecard, read: Set<String>) {
    let all = scorecard.quality + earlier.quality.filter { !read.contains($0.source) }
    scorecard.quality = definitions.sources.flatMap { source in all.filter { $0.source == source.name } }
  }

  /// Recomputed points from this run, the others from the earlier one, in the scorecard's order.
  private func merged<Point>(
    _ new: [Point], _ old: [Point], by id: KeyPath<Point, FigureID>, _ order: [FigureID], _ recomputed: Set<FigureID>
  ) -> [Point] {
    let (new, old) = (Dictionary(grouping: new) { $0[keyPath: id] }, Dictionary(grouping: old) { $0[keyPath: id] })
    return order.flatMap { (recomputed.contains($0) ? new[$0] : old[$0]) ?? [] }
  }

  private func earlierRejects(_ folder: String) -> [RejectList] {
    guard let bytes = try? Disk.bytes(of: folder + "/rejects.csv") else { return [] }
    let reader = Reader()
    var records: [[String]] = []
    do throws(CSVError) {
      try bytes.withUnsafeBufferPointer { (buffer) throws(CSVError) in try reader.feed(buffer) }
      records += reader.batch.records
      try reader.finish()
      records += reader.batch.records
    } catch { return [] }
    var lists: [String: RejectList] = [:]
    for record in records.dropFirst() {
      guard record.count == 6, let line = Int(record[2]), let rule = RejectRule(rawValue: record[4]) else { continue }
      lists[record[0], default: RejectList(source: record[0])].append(
        file: record[1], line: line, column: record[3], rule: rule, message: record[5])
    }
    return Array(lists.values)
  }
}

extension Carrying.Published {
  fileprivate init(in folder: String, of plan: PlanDefinition) {
    let feed = (try? Disk.bytes(of: folder + "/scorecard.json")).flatMap { try? Feed.decode($0) }
    let isOwn = feed.map { $0.plan == plan.name && $0.area == plan.area } ?? false
    obstacle = feed == nil ? .unreadable : !isOwn ? .otherPlan : nil
    scorecard = obstacle == nil ? feed : nil
  }
}

extension Scorecard {
  /// Without the series, breakdowns and charts of some figures.
  fileprivate func without(_ ids: Set<FigureID>) -> Scorecard {
    var scorecard = self
    scorecard.series.removeAll { ids.contains($0.id) }
    scorecard.breakdowns.removeAll { ids.contains($0.id) }
    scorecard.charts.removeAll { ids.contains($0.id) }
    return scorecard
  }
}
