package import Model

extension Calculation {
  /// How the figure got from one day to a later one by the same exports and definitions, and each figure shown with it, in their
  /// order; nil for one that could not be computed on both days. The calculation must have been traced. Where `listing` is given,
  /// the rows behind each cause are listed.
  package func bridges(from first: Day, to last: Day, listing: FirstLines? = nil) -> [Bridge?] {
    ([main] + beside).map { measured in
      let (from, to) = (figure(measured, asOf: first), figure(measured, asOf: last))
      guard measured.stops(asOf: first) == nil, measured.stops(asOf: last) == nil, from.value != nil || to.value != nil else {
        return nil
      }
      let builder = BridgeBuilder(measured.figure, from: first, to: last, listing: listing)
      return Bridge(from: from, to: to, causes: builder.causes(since: from.value))
    }
  }
}

/// Finds what happened to each row between two days, and lets it happen one cause at a time.
struct BridgeBuilder {
  /// A row whose part in the figure differs between the two days.
  private struct Changed {
    var measure: Int
    var piece: Int
    var row: Int
  }
  private let fed: FedMeasure
  private let measures: [FedMeasure]
  private let last: Day
  private let earlier: [StagedRows]
  private let later: [StagedRows]
  private var chain = CauseChain<Changed>()
  /// By measure, as they are on each of the days; empty where nobody asks for them.
  private let listed: [(before: RowListing, after: RowListing)]

  init(_ fed: FedMeasure, from first: Day, to last: Day, listing: FirstLines? = nil) {
    self.fed = fed
    self.last = last
    measures = fed.ofRows
    earlier = measures.map { StagedRows($0, asOf: first) }
    later = measures.map { StagedRows($0, asOf: last) }
    listed =
      listing.map { lines in
        fed.ofRows.map { (RowListing($0, asOf: first, lines), RowListing($0, asOf: last, lines)) }
      } ?? []
    for measure in measures.indices { findChanges(measure, from: first) }
  }

  private mutating func findChanges(_ measure: Int, from first: Day) {
    let (before, after) = (earlier[measure].chosen, later[measure].chosen)
    let pieces = measures[measure].trace?.pieces ?? []
    let (asked, askedLater) = (measures[measure].asked(asOf: first), measures[measure].asked(asOf: last))
    for (position, piece) in pieces.enumerated() {
      for row in before[position].indices where piece.survives[row] {
        let (first, last) = (asked.question(ofUse: piece.use), askedLater.question(ofUse: piece.use))
        let kind: BridgeCause.Kind?
        switch (before[position][row], after[position][row]) {
        case (nil, nil): kind = nil
        case (_?, nil): kind = Self.reasonToLeave(piece.reasons.reason(row, last)) ?? piece.whyItDiffers(row, first, last)
        case (nil, _?):
          kind = Self.reasonToEnter(piece.reasons.reason(row, first)) ?? piece.whyItDiffers(row, first, last)
        case (let one?, let other?):
          kind =
            piece.events.differ(one.event, other.event)
            ? piece.whyItDiffers(row, first, last)
            : measures[measure].definition.kind == .duration && piece.events.lasts(one, other) ? .waited : nil
        }
        guard let kind else { continue }
        chain.note(Changed(measure: measure, piece: position, row: row), kind, measure: measure, use: piece.use)
      }
    }
  }

  /// Nil where it is a condition that a row no longer passes.
  private static func reasonToLeave(_ drop: RowDrop?) -> BridgeCause.Kind? {
    switch drop {
    case .before, .after: .left
    case .stopped: .stopped
    default: nil
    }
  }

  /// Nil where it is a condition that a row did not pass.
  private static func reasonToEnter(_ drop: RowDrop?) -> BridgeCause.Kind? {
    switch drop {
    case .before, .after, nil: .entered
    default: nil
    }
  }

  /// The causes in the order in which they are applied: what leaves comes before what enters. `value` is the first figure's.
  func causes(since value: Double?) -> [BridgeCause] {
    var staged = earlier
    var known = answer(staged)
    return chain.causes(of: BridgeCause.Kind.ofDays, in: fed, from: &known) { row in
      staged[row.measure].take(row.piece, row.row, from: later[row.measure])
    } answer: {
      answer(staged)
    } complete: { cause, rows in
      // Where there was no figure, nothing has changed by anything: no figure is no 0.
      if value == nil { cause.effect.value = nil }
      cause.sides = value.flatMap { value in
        fed.sides(
          of: rows.map { later[$0.measure].seen($0.piece, $0.row) ?? earlier[$0.measure].seen($0.piece, $0.row) }, around: value)
      }
      cause.listed = listed.isEmpty ? [] : rows.map(listing)
    }
  }

  private func listing(of changed: Changed) -> BridgeRow {
    let (before, after) = listed[changed.measure]
    func added(_ staged: [StagedRows]) -> Double? {
      guard fed.parts.isEmpty, changed.measure == 0 else { return nil }
      return staged[0].event(changed.piece, changed.row).map { fed.addend(of: $0.event) } ?? 0
    }
    return BridgeRow(
      before: before.row(changed.piece, changed.row), after: after.row(changed.piece, changed.row),
      effect: added(later).flatMap { now in added(earlier).map { now - $0 } })
  }

  private func answer(_ staged: [StagedRows]) -> Answer {
    fed.answer(ofParts: staged.map { $0.answer(asOf: last) })
  }
}

extension MeasureTrace.Piece {
  /// Why a row counts otherwise on a later day than on an earlier one. Time is the reason if the row would count so without any
  /// date from between the two days, and if those dates alone would change nothing.
  fileprivate func whyItDiffers(_ row: Int, _ first: Question, _ last: Question) -> BridgeCause.Kind {
    func part(on day: Question, knowing known: Question) -> BoundParts.Part? {
      parts.part(of: row, on: day.asOf, knowing: known.asOf)
    }
    let isByTime = part(on: last, knowing: first) == part(on: last, knowing: last)
    let isByNews = part(on: first, knowing: last) != part(on: first, knowing: first)
    return isByTime && !isByNews ? .limit : .known
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
