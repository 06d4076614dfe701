internal import Model

/// The rows that a measure was given, with what it made of each. It is kept where somebody asks how a figure came about: the
/// events in it are those that the figure was made of.
struct MeasureTrace: Sendable {
  /// One batch, for one use of its rows.
  struct Piece: Sendable {
    /// 0 for the measure's own rows, then the place in `MeasureDefinition.otherRows`, from 1.
    let use: Int
    let file: Int32
    let place: Int64
    let lines: [Int32]
    let survives: [Bool]
    let reasons: RowReasons
    let parts: BoundParts
    var events: EventBatch
    /// By breakdown, the category of each event; nil where all are unknown. Empty for rows of another source.
    var categories: [[UInt32]?] = []
  }
  /// The batches: once sealed, use by use in reading order.
  private(set) var pieces: [Piece] = []

  /// Takes a batch. `bound` are the rule and the conditions that made the events of it.
  mutating func add(
    _ events: EventBatch, _ rule: RowRule, bound: BoundParts, use: Int, _ view: BatchView, categories: [[UInt32]?] = []
  ) {
    let batch = view.batch
    pieces.append(
      Piece(
        use: use, file: batch.file, place: batch.place, lines: batch.lines, survives: batch.survives,
        reasons: RowReasons(rule, bound: bound.rule, view), parts: bound, events: events, categories: categories))
  }

  /// Drops the rows of a use, because they come again.
  mutating func forget(_ use: Int) { pieces.removeAll { $0.use == use } }

  /// No batch comes after this.
  mutating func seal() { pieces.sort { ($0.use, $0.place) < ($1.use, $1.place) } }

  /// Gives one number to all categories of a cohort's members that are the same.
  mutating func joinCategories(_ same: (UInt32) -> UInt32) {
    for index in pieces.indices { pieces[index].events.categories = pieces[index].events.categories?.map(same) }
  }
}

extension MeasureTrace.Piece {
  /// For each row of the batch the event of it that counts, by its index; -1 where none does. No row has two that count at once.
  func counted(_ question: Question) -> [Int32] {
    var counted = [Int32](repeating: -1, count: lines.count)
    for index in events.indices {
      let at = Int(index)
      guard question.counts(day: events.days[at], since: events.since(index), until: events.until(index)) else { continue }
      counted[Int(events.rows[at])] = index
    }
    return counted
  }
}
