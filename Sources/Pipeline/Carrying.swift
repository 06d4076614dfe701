internal import CSV
internal import Extractors
internal import Loaders
internal import Model

/// Carries over what a run of some KPIs did not compute, at full precision, from the last run for the same day.
struct Carrying {
  private let definitions: DefinitionSet
  private let recomputed: Set<FigureID>
  private let input: ExportFolder
  private let withdrawn: Set<String>

  /// `withdrawn` are the runs that were taken back: their lines are not carried on.
  init(_ definitions: DefinitionSet, recomputed: Set<FigureID>, input: ExportFolder, withdrawn: Set<String>) {
    self.withdrawn = withdrawn
    self.definitions = definitions
    self.recomputed = recomputed
    self.input = input
  }

  /// `folder` is the earlier run's; nil, or one that cannot be read, leaves the other lines as not run.
  func carry(from folder: String?, into scorecard: inout Scorecard, _ rejects: inout [RejectList]) {
    guard let folder else { return }
    guard let bytes = contents(of: folder + "/scorecard.json"), let earlier = try? Feed.decode(bytes) else {
      explain("the earlier run's scorecard.json cannot be read", in: &scorecard)
      return
    }
    guard earlier.plan == scorecard.plan, earlier.area == scorecard.area else {
      explain("the earlier run for this day is another plan's", in: &scorecard)
      return
    }
    let read = Set(scorecard.quality.map(\.source))
    carryQuality(earlier, into: &scorecard, read: read)
    let digests = Dictionary(
      uniqueKeysWithValues: definitions.sources.map { source in
        (
          source.name,
          (scorecard.quality.first { $0.source == source.name && read.contains($0.source) }?.files
            ?? input.digests(of: source)).map(\.sha256)
        )
      })
    var dropped: Set<FigureID> = []
    for (_, figure) in definitions.figures where !recomputed.contains(figure.id) {
      guard let old = earlier.lines.first(where: { $0.id == figure.id }), old.status != .notRun,
        let position = scorecard.lines.firstIndex(where: { $0.id == figure.id })
      else { continue }
      if withdrawn.contains(old.run) {
        scorecard.lines[position].note = "not run: not asked for, and run \(old.run), which computed it, was withdrawn"
        dropped.insert(figure.id)
      } else {
        scorecard.lines[position] = carried(old, of: figure, digests)
      }
    }
    let standing = earlier.without(dropped)
    let order = definitions.figures.map(\.figure.id)
    scorecard.series = merged(scorecard.series, standing.series, by: \.id, order)
    scorecard.charts = merged(scorecard.charts, standing.charts, by: \.id, order)
    scorecard.breakdowns = merged(scorecard.breakdowns, standing.breakdowns, by: \.id, order)
    let earlierRejects = earlierRejects(folder)
    rejects = definitions.sources.compactMap { source in
      (read.contains(source.name) ? rejects : earlierRejects).first { $0.source == source.name }
    }
  }

  private func explain(_ why: String, in scorecard: inout Scorecard) {
    for index in scorecard.lines.indices where scorecard.lines[index].status == .notRun {
      scorecard.lines[index].note = "not run: not asked for, and \(why)"
    }
  }

  private func carried(_ line: ScorecardLine, of figure: FigureDefinition, _ digests: [String: [String]]) -> ScorecardLine {
    var line = line
    line.carried = ["carried over from run \(line.run)"]
    let numbers = Fingerprint.of(figure, in: definitions)
    if line.definition != Fingerprint.ofLine(figure, numbers: numbers, in: definitions) {
      line.carried.append("its definition has changed since")
    }
    for (source, files) in line.exports.sorted(by: { $0.key < $1.key }) where digests[source] != files {
      line.carried.append("the export \(source) has changed since")
    }
    return line
  }

  private func carryQuality(_ earlier: Scorecard, into scorecard: inout Scorecard, read: Set<String>) {
    let all = scorecard.quality + earlier.quality.filter { !read.contains($0.source) }
    scorecard.quality = definitions.sources.flatMap { source in all.filter { $0.source == source.name } }
  }

  /// Recomputed points from this run, the others from the earlier one, in the scorecard's order.
  private func merged<Point>(_ new: [Point], _ old: [Point], by id: KeyPath<Point, FigureID>, _ order: [FigureID]) -> [Point] {
    let (new, old) = (Dictionary(grouping: new) { $0[keyPath: id] }, Dictionary(grouping: old) { $0[keyPath: id] })
    return order.flatMap { (recomputed.contains($0) ? new[$0] : old[$0]) ?? [] }
  }

  private func earlierRejects(_ folder: String) -> [RejectList] {
    guard let bytes = contents(of: folder + "/rejects.csv") else { return [] }
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
