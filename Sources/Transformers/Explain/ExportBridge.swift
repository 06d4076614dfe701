package import Model

extension Calculation {
  /// How the figure got from earlier exports to later ones on one day, and each figure shown with it, in their order; nil for one
  /// that could not be computed over both. Both calculations are of one definition, and were traced. Where `listing` is given for both, the rows behind each
  /// cause are listed.
  package func bridges(
    to later: Calculation, asOf day: Day, rows: RowIdentities, laterRows: RowIdentities, numbers: EntityNumbers,
    listing: (before: FirstLines, after: FirstLines)? = nil
  ) -> [Bridge?] {
    zip([main] + beside, [later.main] + later.beside).map { before, after in
      let (from, to) = (figure(before, asOf: day), later.figure(after, asOf: day))
      guard before.stops(asOf: day) == nil, after.stops(asOf: day) == nil, from.value != nil || to.value != nil else {
        return nil
      }
      let bridge = ExportBridge(
        before.figure, after.figure, asOf: day, rows: rows, laterRows: laterRows, numbers: numbers, listing: listing)
      return Bridge(from: from, to: to, causes: bridge.causes(since: from.value))
    }
  }
}

/// Finds the rows that two exports do not share, and lets each cause happen in turn.
struct ExportBridge {
  private struct Place: Hashable {
    var piece: Int
    var row: Int
  }
  /// A row of one export, of the other, or of both.
  private struct Pair {
    var measure: Int
    var before: Place?
    var after: Place?
    var isUnchanged = false
  }
  private let fed: FedMeasure
  private let measures: [FedMeasure]
  private let day: Day
  private let before: [StagedRows]
  private let after: [StagedRows]
  private var chain = CauseChain<Pair>()
  /// Rows that give the same in both, by measure.
  private var same: [Pair] = []
  /// By measure, the rows of each of the exports; empty where nobody asks for them.
  private let listed: [(before: RowListing, after: RowListing)]

  init(
    _ fed: FedMeasure, _ later: FedMeasure, asOf day: Day, rows: RowIdentities, laterRows: RowIdentities, numbers: EntityNumbers,
    listing: (before: FirstLines, after: FirstLines)? = nil
  ) {
    listed =
      listing.map { lines in
        zip(fed.ofRows, later.ofRows).map { (RowListing($0, asOf: day, lines.before), RowListing($1, asOf: day, lines.after)) }
      } ?? []
    (self.fed, self.day) = (later, day)
    let (earlier, measures) = (fed.ofRows, later.ofRows)
    self.measures = measures
    before = earlier.map { StagedRows($0, asOf: day, numbers: numbers) }
    after = measures.map { StagedRows($0, asOf: day) }
    for measure in measures.indices { match(measure, rows, laterRows) }
  }

  private mutating func match(_ measure: Int, _ rows: RowIdentities, _ laterRows: RowIdentities) {
    let definition = measures[measure].definition
    let sources = [definition.rule.source] + definition.otherRows.map(\.rule.source)
    for use in sources.indices {
      func places(_ staged: StagedRows, _ rows: RowIdentities) -> [(identity: RowIdentities.Identity, place: Place)] {
        staged.pieces.enumerated().filter { $0.element.use == use }.flatMap { position, piece in
          piece.survives.indices.filter { piece.survives[$0] }.compactMap { row in
            rows[sources[use], piece.place + Int64(row)].map { ($0, Place(piece: position, row: row)) }
          }
        }
      }
      var known = Dictionary(
        places(after[measure], laterRows).map { ($0.identity.key, ($0.identity, $0.place)) }
      ) { first, _ in first }
      for (identity, place) in places(before[measure], rows) {
        if let (later, other) = known.removeValue(forKey: identity.key) {
          var pair = Pair(measure: measure, before: place, after: other)
          pair.isUnchanged = later.content == identity.content
          note(pair, differ(pair) ? .corrected : nil, use)
        } else if before[measure].chosen[place.piece][place.row] != nil {
          let isRejected = laterRows.rejected(identity, of: sources[use]) != nil
          note(Pair(measure: measure, before: place, after: nil), isRejected ? .rejected : .removed, use)
        }
      }
      for (identity, place) in known.values.sorted(by: { ($0.1.piece, $0.1.row) < ($1.1.piece, $1.1.row) })
      where after[measure].chosen[place.piece][place.row] != nil {
        let wasRejected = rows.rejected(identity, of: sources[use]) != nil
        note(Pair(measure: measure, before: nil, after: place), wasRejected ? .usable : .added, use)
      }
    }
  }

  private mutating func note(_ pair: Pair, _ kind: BridgeCause.Kind?, _ use: Int) {
    guard let kind else { return same.append(pair) }
    chain.note(pair, kind, measure: pair.measure, use: use)
  }

  /// Whether a row gives something else to the figure than it did.
  private func differ(_ pair: Pair) -> Bool {
    guard let place = pair.before, let other = pair.after else { return true }
    let one = before[pair.measure].event(place.piece, place.row)
    let two = after[pair.measure].event(other.piece, other.row)
    guard let one, let two else { return (one == nil) != (two == nil) }
    var event = two.event
    // When it is and where it stands in its file say nothing, unless they decide between two rows.
    if !measures[pair.measure].definition.comparesDays { event.day = one.event.day }
    event.place = one.event.place
    return one.event != event || one.sizes != two.sizes || one.category != two.category
  }

  /// The causes in the order in which they are applied.
  func causes(since value: Double?) -> [BridgeCause] {
    var (earlier, later) = (before, after.map(\.empty))
    func move(_ pair: Pair) {
      if let place = pair.before { earlier[pair.measure].drop(place.piece, place.row) }
      if let place = pair.after { later[pair.measure].take(place.piece, place.row, from: after[pair.measure]) }
    }
    func answer() -> Answer {
      fed.answer(ofParts: zip(earlier, later).map { StagedRows.answer([$1, $0], asOf: day) })
    }
    var known = answer()
    func found(_ kinds: [BridgeCause.Kind]) -> [BridgeCause] {
      chain.causes(of: kinds, in: fed, from: &known, happen: move, answer: answer) { cause, pairs in
        cause.sides = value.flatMap { fed.sides(of: pairs.map(seen), around: $0) }
        cause.unchanged = pairs.count(where: \.isUnchanged)
        cause.listed = listed.isEmpty ? [] : pairs.map(listing)
      }
    }
    var causes = found([.removed, .rejected])
    // Rows that give the same move with those that are corrected: the later export may have them in another order.
    same.forEach(move)
    let next = answer()
    if !same.isEmpty, next != known {
      let effect = known.effect(to: next)
      causes.append(
        BridgeCause(kind: .corrected, part: nil, use: .own, source: fed.definition.rule.source, rows: 0, effect: effect))
      known = known.followed(by: next)
    }
    return causes + found([.corrected, .usable, .added])
  }

  /// A row as the figure has it now or, where that does not, as it had it.
  private func seen(_ pair: Pair) -> (event: Event, day: Int32)? {
    pair.after.flatMap { after[pair.measure].seen($0.piece, $0.row) }
      ?? pair.before.flatMap { before[pair.measure].seen($0.piece, $0.row) }
  }

  private func listing(of pair: Pair) -> BridgeRow {
    let (earlier, later) = listed[pair.measure]
    func added(_ staged: [StagedRows], _ place: Place?) -> Double? {
      guard fed.parts.isEmpty else { return nil }
      return place.flatMap { staged[0].event($0.piece, $0.row) }.map { fed.addend(of: $0.event) } ?? 0
    }
    return BridgeRow(
      before: pair.before.flatMap { earlier.row($0.piece, $0.row) }, after: pair.after.flatMap { later.row($0.piece, $0.row) },
      effect: added(after, pair.after).flatMap { now in added(before, pair.before).map { now - $0 } })
  }
}

extension MeasureDefinition {
  /// Whether the days of rows that count decide between them.
  fileprivate var comparesDays: Bool {
    switch self {
    case .latest, .coverage: true
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .repeats, .duration, .stages, .statistic, .combined: false
    }
  }
}
