package import Model

extension Calculation {
  /// How the figure got from one day to a later one by the same exports and definitions, and each figure shown with it, in their
  /// order; nil for one that could not be computed on both days. The calculation must have been traced.
  package func bridges(from first: Day, to last: Day) -> [Bridge?] {
    ([main] + beside).map { measured in
      let (from, to) = (figure(measured, asOf: first), figure(measured, asOf: last))
      guard measured.stops(asOf: first) == nil, measured.stops(asOf: last) == nil, from.value != nil || to.value != nil else {
        return nil
      }
      return Bridge(from: from, to: to, causes: BridgeBuilder(measured.figure, from: first, to: last).causes(since: from.value))
    }
  }
}

/// Finds what happened to each row between two days, and lets it happen one cause at a time: the difference that each makes to
/// the figure is its effect, so that the effects add up whatever the measure.
struct BridgeBuilder {
  /// A row whose part in the figure differs between the two days.
  private struct Changed {
    var measure: Int
    var piece: Int
    var row: Int
  }
  private struct Cause: Hashable {
    var kind: BridgeCause.Kind
    var measure: Int
    var use: Int
  }
  private let fed: FedMeasure
  private let measures: [FedMeasure]
  private let last: Day
  private var staged: [StagedRows] = []
  private let later: [StagedRows]
  private var changed: [Cause: [Changed]] = [:]

  init(_ fed: FedMeasure, from first: Day, to last: Day) {
    self.fed = fed
    self.last = last
    measures = fed.ofRows
    staged = measures.map { StagedRows($0, asOf: first) }
    later = measures.map { StagedRows($0, asOf: last) }
    for measure in measures.indices { findChanges(measure, from: first) }
  }

  private mutating func findChanges(_ measure: Int, from first: Day) {
    let (before, after) = (staged[measure].chosen, later[measure].chosen)
    let pieces = measures[measure].trace?.pieces ?? []
    let (asked, askedLater) = (measures[measure].asked(asOf: first), measures[measure].asked(asOf: last))
    for (position, piece) in pieces.enumerated() {
      for row in before[position].indices where piece.survives[row] {
        let kind: BridgeCause.Kind?
        switch (before[position][row], after[position][row]) {
        case (nil, nil): kind = nil
        case (_?, nil): kind = Self.reasonToLeave(piece.reasons.reason(row, askedLater.question(ofUse: piece.use)))
        case (nil, _?): kind = Self.reasonToEnter(piece.reasons.reason(row, asked.question(ofUse: piece.use)))
        case (let one?, let other?):
          kind =
            piece.events.differ(one.event, other.event)
            ? .known : measures[measure].definition.kind == .duration && piece.events.lasts(one, other) ? .waited : nil
        }
        guard let kind else { continue }
        changed[Cause(kind: kind, measure: measure, use: piece.use), default: []]
          .append(Changed(measure: measure, piece: position, row: row))
      }
    }
  }

  private static func reasonToLeave(_ drop: RowDrop?) -> BridgeCause.Kind {
    switch drop {
    case .before, .after: .left
    case .stopped: .stopped
    default: .known
    }
  }

  private static func reasonToEnter(_ drop: RowDrop?) -> BridgeCause.Kind {
    switch drop {
    case .before, .after, nil: .entered
    default: .known
    }
  }

  /// The causes in the order in which they are applied: what leaves comes before what enters. `earlier` is the first figure's
  /// value.
  func causes(since earlier: Double?) -> [BridgeCause] {
    var staged = staged
    var known = answer(staged)
    var causes: [BridgeCause] = []
    for kind in BridgeCause.Kind.ofDays {
      for measure in measures.indices {
        for use in 0...measures[measure].definition.otherRows.count {
          guard let rows = changed[Cause(kind: kind, measure: measure, use: use)] else { continue }
          for row in rows { staged[measure].take(row.piece, row.row, from: later[measure]) }
          let next = answer(staged)
          let rules = measures[measure].definition.ownAndOtherRules
          var cause = BridgeCause(
            kind: kind, part: fed.parts.isEmpty ? nil : measure + 1, use: RowUse(place: use), source: rules[use].source,
            rows: rows.count, effect: known.effect(to: next))
          cause.sides = earlier.flatMap { sides(of: rows, around: $0) }
          causes.append(cause)
          known = known.followed(by: next)
        }
      }
    }
    return causes
  }

  /// How many of the rows have a number above the earlier figure, and how many one below; nil where that is no percentile of
  /// numbers that rows have.
  private func sides(of rows: [Changed], around earlier: Double) -> BridgeCause.Sides? {
    guard fed.parts.isEmpty, let number = fed.ownNumber, let pieces = fed.trace?.pieces else { return nil }
    return rows.reduce(into: BridgeCause.Sides()) { sides, changed in
      let choice =
        later[changed.measure].chosen[changed.piece][changed.row] ?? staged[changed.measure].chosen[changed.piece][changed.row]
      guard let choice, let own = number(pieces[changed.piece].events.event(choice.event), choice.day) else { return }
      if own > earlier { sides.above += 1 }
      if own < earlier { sides.below += 1 }
    }
  }

  private func answer(_ staged: [StagedRows]) -> Answer {
    fed.answer(ofParts: staged.map { $0.answer(asOf: last) })
  }
}

extension FedMeasure {
  /// The number in the figure's unit that a row has, where the figure is a percentile of such numbers; nil where it is none.
  fileprivate var ownNumber: ((_ event: Event, _ day: Int32) -> Double?)? {
    switch definition {
    case .duration(_, _, _, .percentile):
      let daysInUnit = unit.days ?? 1
      return { event, day in event.days(asOf: day).map { Double($0) / daysInUnit } }
    case .statistic(_, .percentile, let numbers) where numbers.entity == nil:
      let scale = numbers.addends?.columns.first.flatMap { source?.column($0)?.kind.scale } ?? 1
      return { event, _ in event.amount == Blank.integer ? nil : Double(event.amount) / scale }
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .repeats, .duration, .coverage, .stages, .statistic,
      .combined:
      return nil
    }
  }
}

extension EventBatch {
  /// Whether two events of one row differ in what they give to a figure.
  fileprivate func differ(_ one: Int32, _ other: Int32) -> Bool {
    one != other
      && (isNumerator(one) != isNumerator(other) || (denominator?[Int(one)] ?? true) != (denominator?[Int(other)] ?? true))
  }

  /// Whether the time that an event has lasted is longer seen from the other day.
  fileprivate func lasts(_ one: StagedRows.Choice, _ other: StagedRows.Choice) -> Bool {
    event(one.event).days(asOf: one.day) != event(other.event).days(asOf: other.day)
  }
}
