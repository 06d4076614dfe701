internal import Model

/// Some of the rows of a measure, each as it is seen from a day: the measure is computed of them with the same accumulator that
/// makes the figure.
struct StagedRows {
  /// By piece and row: the event, and the day that it is seen from; nil where the row does not count.
  typealias Choice = (event: Int32, day: Int32)
  /// A row, by the position of its piece.
  typealias Place = (piece: Int, row: Int)
  private let fed: FedMeasure
  let pieces: [MeasureTrace.Piece]
  private(set) var chosen: [[Choice?]]

  /// The rows that count on a day. `fed` is a sealed measure of rows, which was traced. `numbers` gives whom rows are about the
  /// numbers of another reading.
  init(_ fed: FedMeasure, asOf day: Day, numbers: EntityNumbers? = nil) {
    self.fed = fed
    pieces = (fed.trace?.pieces ?? []).map { numbers?.renumbered($0, fed) ?? $0 }
    let asked = fed.asked(asOf: day)
    let isWait = if case .duration = fed.definition { true } else { false }
    chosen = pieces.map { piece in
      let question = asked.question(ofUse: piece.use)
      return piece.counted(question).map { index in
        guard index >= 0 else { return nil }
        // What begins later than the day is no time on the day.
        if isWait, piece.events.begins(index, after: day.number) { return nil }
        return (index, day.number)
      }
    }
  }

  /// Takes over how other rows of the same measure have one row.
  mutating func take(_ piece: Int, _ row: Int, from other: StagedRows) { chosen[piece][row] = other.chosen[piece][row] }

  /// The same measure without a row.
  var empty: StagedRows {
    var none = self
    none.chosen = chosen.map { $0.map { _ in nil } }
    return none
  }

  /// Takes a row out.
  mutating func drop(_ piece: Int, _ row: Int) { chosen[piece][row] = nil }

  /// The answer of these rows, on a day that is none too early for any of them.
  func answer(asOf day: Day) -> Answer { Self.answer([self], asOf: day) }

  /// The answer of the rows of one measure that come from several exports, numbered alike.
  static func answer(_ all: [StagedRows], asOf day: Day) -> Answer {
    let fed = all[0].fed
    var state = MeasureState(fed.definition, unit: fed.unit, source: fed.source)
    for rows in all { rows.add(to: &state) }
    return state.sealedAnswer(asOf: day, others: fed.definition.otherRows.count)
  }

  /// The answer of some of the measure's own rows alone, which come in reading order.
  func answer(of rows: [Place], asOf day: Day) -> Answer {
    var state = MeasureState(fed.definition, unit: fed.unit, source: fed.source)
    var byPiece: [(piece: Int, choices: [Choice])] = []
    for (piece, row) in rows {
      guard let choice = chosen[piece][row] else { continue }
      if byPiece.last?.piece != piece { byPiece.append((piece, [])) }
      byPiece[byPiece.count - 1].choices.append(choice)
    }
    var batches = byPiece.map { pieces[$0.piece].events.picked($0.choices, seenFrom: fed.definition.kind == .duration) }
    if fed.definition.keepsEvents { batches.numberEntities() }
    for events in batches { state.add(events, events.indices) }
    return state.sealedAnswer(asOf: day, others: 0)
  }

  private func add(to state: inout MeasureState) {
    for (piece, chosen) in zip(pieces, chosen) {
      let events = piece.events.picked(chosen.compactMap(\.self), seenFrom: fed.definition.kind == .duration)
      if piece.use == 0 { state.add(events, events.indices) } else { state.add(events, ofOthers: piece.use - 1) }
    }
  }

  /// What a row gives to the measure; nil where it does not count.
  func event(_ piece: Int, _ row: Int) -> (event: Event, sizes: [Int64], category: UInt32)? {
    guard let choice = chosen[piece][row] else { return nil }
    let one = pieces[piece].events.picked([choice], seenFrom: fed.definition.kind == .duration)
    return (one.event(0), one.moreAmounts.map { $0[0] }, one.categories?[0] ?? 0)
  }
}

extension MeasureState {
  /// The answer of all that was added, whatever its day.
  fileprivate mutating func sealedAnswer(asOf day: Day, others: Int) -> Answer {
    seal()
    let window = Question(Period(first: nil, last: day), asOf: day)
    return answer(Asked(window, others: (0..<others).map { _ in window }))
  }
}

extension [EventBatch] {
  /// Numbers entities from 1 on, because an accumulator has a place for each number up to the highest.
  fileprivate mutating func numberEntities() {
    let ranks = EntityRanks(lazy.compactMap(\.entities))
    for index in indices { self[index].entities = self[index].entities?.map { ranks[$0] } }
  }
}

extension EventBatch {
  /// Whether the time that an event lasts begins after a day.
  fileprivate func begins(_ index: Int32, after day: Int32) -> Bool {
    guard let amount = amounts?[Int(index)], amount != Blank.integer else { return false }
    return amount > Int64(day)
  }

  /// Some of the events, which always count. Where they last for a time, that ends at the latest on the day that they are seen
  /// from.
  fileprivate func picked(_ chosen: [StagedRows.Choice], seenFrom isWait: Bool) -> EventBatch {
    func values<Value>(_ column: [Value]?) -> [Value]? { column.map { column in chosen.map { column[Int($0.event)] } } }
    var batch = EventBatch(
      rows: values(rows) ?? [], days: values(days) ?? [], entities: values(entities), numerator: values(numerator),
      denominator: values(denominator), amounts: values(amounts), wholes: values(wholes), place: place)
    batch.moreAmounts = moreAmounts.compactMap(values)
    batch.categories = values(categories)
    if isWait {
      batch.wholes = chosen.map { choice in
        let end = wholes?[Int(choice.event)] ?? Blank.integer
        return end == Blank.integer ? Int64(choice.day) : min(end, Int64(choice.day))
      }
    }
    return batch
  }
}
