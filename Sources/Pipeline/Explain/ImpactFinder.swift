internal import Loaders
package import Logging
package import Model
package import Platform
internal import Transformers

/// Lays what two sets of definitions publish and send side by side.
struct ImpactFinder {
  private let before: ImpactSide
  private let after: ImpactSide
  private let day: Day
  private var old: Scorecard { before.run.scorecard }
  private var new: Scorecard { after.run.scorecard }

  init(from before: ImpactSide, to after: ImpactSide, on day: Day) {
    (self.before, self.after, self.day) = (before, after, day)
  }

  func impact(of changes: DefinitionChanges) -> Impact {
    var impact = Impact(day: day)
    (impact.figures, impact.aims, impact.alerts) = (figures, aims, alerts)
    (impact.papers, impact.mails) = (papers, mails)
    impact.rows = before.run.publication.changedRows(in: after.run.publication)
    let (was, now) = (before.run.files, after.run.files)
    impact.files = Set(was.keys).union(now.keys).filter { was[$0] != now[$0] }.sorted()
    impact.keys = keys(changes, touched: impact.rows.compactMap(\.figure))
    return impact
  }

  private var figures: [Impact.Figure] {
    DifferenceFinder(ComparedSide(old), ComparedSide(new), nil).figures.compactMap { difference in
      var difference = difference
      difference.causes = []
      let days = earlierDays(difference)
      return difference.from == difference.to && days.isEmpty ? nil : Impact.Figure(difference, earlierDays: days)
    }
  }

  /// The days of a figure's series before the scorecard's own whose numbers are not the same, or which one side alone has.
  private func earlierDays(_ difference: FigureDifference) -> [Day] {
    func answers(_ scorecard: Scorecard) -> [Day: [Double?]] {
      Dictionary(
        scorecard.series.filter { $0.id == difference.id && $0.measure == difference.measure && $0.asOf < day }
          .map { ($0.asOf, [$0.value, $0.numerator, $0.denominator]) }
      ) { first, _ in first }
    }
    let (was, now) = (answers(old), answers(new))
    return Set(was.keys).union(now.keys).filter { was[$0] != now[$0] }.sorted()
  }

  private var aims: [Impact.Aim] {
    let gone = old.lines.filter { line in !new.lines.contains { $0.id == line.id } }
    return (new.lines + gone).flatMap { line -> [Impact.Aim] in
      let was = AimList(old.lines.first { $0.id == line.id })
      let now = AimList(new.lines.first { $0.id == line.id })
      let all = now.order + was.order.filter { now.sides[$0] == nil }
      return all.compactMap { what in
        let (from, to) = (was.sides[what], now.sides[what])
        return from == to ? nil : Impact.Aim(figure: line.id, unit: Unit(line.unit), what: what, from: from, to: to)
      }
    }
  }

  /// Alerts are the same where everything is that is published of them.
  private var alerts: [Impact.ChangedAlert] {
    func published(_ alert: Alert) -> Alert {
      var alert = alert
      alert.finding.fact = nil
      return alert
    }
    let (was, now) = (old.alerts.map(published), new.alerts.map(published))
    let changed = now.compactMap { alert -> Impact.ChangedAlert? in
      let earlier = was.first { $0.id == alert.id }
      return earlier == alert ? nil : Impact.ChangedAlert(from: earlier, to: alert)
    }
    return changed
      + was.filter { alert in !now.contains { $0.id == alert.id } }.map { Impact.ChangedAlert(from: $0, to: nil) }
  }

  private var papers: [Impact.ChangedPaper] {
    let changed = after.papers.compactMap { paper -> Impact.ChangedPaper? in
      guard let earlier = before.papers.first(where: { $0.board.id == paper.board.id }) else {
        return Impact.ChangedPaper(paper.board, .added)
      }
      return earlier == paper ? nil : Impact.ChangedPaper(paper.board, .changed)
    }
    let gone = before.papers.filter { paper in !after.papers.contains { $0.board.id == paper.board.id } }
    return changed + gone.map { Impact.ChangedPaper($0.board, .removed) }
  }

  private var mails: [Impact.ChangedMail] {
    let (was, now) = (before.mails, after.mails)
    return Set(was.keys).union(now.keys).sorted().compactMap { owner in
      guard was[owner] != now[owner] else { return nil }
      guard let earlier = was[owner] else { return Impact.ChangedMail(owner: owner, .added) }
      guard let later = now[owner] else { return Impact.ChangedMail(owner: owner, .removed) }
      let kind: Impact.ChangedMail.Kind =
        switch (earlier.addresses.isEmpty, later.addresses.isEmpty) {
        case (true, false): .sent
        case (false, true): .held
        case (true, true), (false, false): .changed
        }
      return Impact.ChangedMail(owner: owner, kind)
    }
  }

  /// Each key with the figures that are touched and that it can touch.
  private func keys(_ changes: DefinitionChanges, touched: [FigureID]) -> [Impact.Key] {
    var seen: Set<FigureID> = []
    let order = (after.definitions.figures + before.definitions.figures).map(\.figure.id)
    let touched = touched.filter { seen.insert($0).inserted }
      .sorted { (order.firstIndex(of: $0) ?? order.count) < (order.firstIndex(of: $1) ?? order.count) }
    let beginsOtherwise = before.run.seriesStart != after.run.seriesStart
    let possible = touched.map { figure in
      let keys = changes.thatTouch(figure, sources: sources(of: figure), beginsOtherwise: beginsOtherwise)
      return (figure: figure, keys: keys.isEmpty ? changes.all : keys)
    }
    return changes.all.map { change in
      let its = possible.filter { $0.keys.contains(change) }
      return Impact.Key(
        change, figures: its.filter { $0.keys.count == 1 }.map(\.figure),
        sharedFigures: its.filter { $0.keys.count > 1 }.map(\.figure))
    }
  }

  private func sources(of id: FigureID) -> Set<String> {
    [before.definitions, after.definitions].reduce(into: []) { sources, definitions in
      if let figure = definitions.figure(id) {
        sources.formUnion(definitions.needs(of: [figure]).keys)
      }
    }
  }
}

/// What a line of a scorecard should reach, in its order.
private struct AimList {
  private(set) var order: [Impact.Aim.What] = []
  private(set) var sides: [Impact.Aim.What: Impact.Aim.Side] = [:]

  init(_ line: ScorecardLine?) {
    guard let line else { return }
    if let baseline = line.baseline { add(.baseline, baseline.value, baseline.date) }
    if let expected = line.expected { add(.plannedByNow, expected, line.asOf) }
    for target in line.cardTargets { add(.target(target.checkpoint), target.target, target.date) }
  }

  private mutating func add(_ what: Impact.Aim.What, _ value: Double?, _ date: Day) {
    order.append(what)
    sides[what] = Impact.Aim.Side(value: value, date: date)
  }
}

extension ImpactRequest {
  /// Computes both scorecards with all their files in memory, and compares them. Nothing is written.
  ///
  /// `chosen` are the figures that are asked about; nil for all.
  ///
  /// Throws: `RunError`, and what keeps a file or a paper from being made.
  package func impact(
    of chosen: [FigureID]?, clock: Clock, logger: Logger, progress: (Progress) -> Void = { _ in }
  ) throws -> Impact {
    var silent = logger
    silent.logLevel = .critical
    let old = try ImpactSide(before.definitions, at: before.path, self, clock: clock, logger: silent, progress: progress)
    let new = try ImpactSide(after.definitions, at: after.path, self, clock: clock, logger: logger, progress: progress)
    let changes = DefinitionChanges(
      from: before.definitions, at: before.path, to: after.definitions, at: after.path)
    let impact = ImpactFinder(from: old, to: new, on: day).impact(of: changes)
    return chosen.map(impact.about) ?? impact
  }
}
