package import Model

extension Calculation {
  /// The figure in each group of its rows on two days, as a run publishes a breakdown: over the rows of the group alone. The
  /// calculation must have been traced. The groups come in no order.
  ///
  /// Where the rows of some part of a combination cannot be grouped, the others are told part by part.
  package func groups(from first: Day, to last: Day, by grouping: RowGrouping) -> [FigureGroup] {
    let (before, after) = (grouped(asOf: first, grouping), grouped(asOf: last, grouping))
    return Set((before?.sides ?? [:]).keys).union((after?.sides ?? [:]).keys).map { key in
      FigureGroup(name: key.name, part: key.part, from: before?.side(of: key), to: after?.side(of: key))
    }
  }

  /// Nil where the figure is not computed on the day.
  private func grouped(asOf day: Day, _ grouping: RowGrouping) -> GroupsOfDay? {
    guard main.stops(asOf: day) == nil, catalogue.unreached(main.definition, asOf: day) == nil else { return nil }
    return GroupsOfDay(main.figure, asOf: day, by: grouping)
  }
}

/// What a figure is in its groups on one day.
private struct GroupsOfDay {
  struct Key: Hashable {
    var name: String
    var part: Int?
  }
  private(set) var sides: [Key: FigureGroup.Side] = [:]
  /// What a group without rows has: first the figure, then each of its parts.
  private let nothing: [Answer]

  init(_ fed: FedMeasure, asOf day: Day, by grouping: RowGrouping) {
    let none = fed.ofRows.map { $0.answersOfNothing([day])[0] }
    nothing = [fed.answer(ofParts: none)] + none
    let parts = fed.ofRows.map { GroupedRows($0, asOf: day, by: grouping) }
    let known = parts.compactMap(\.self)
    guard known.count < parts.count else {
      for name in Set(known.flatMap(\.names)) {
        let own = known.map { $0.side(of: name) }
        add(FigureGroup.Side(fed.answer(ofParts: own.map(\.answer)), rows: own.reduce(0) { $0 + $1.rows }), name, part: nil)
      }
      return
    }
    for (place, part) in parts.enumerated() {
      for name in part?.names ?? [] { if let part { add(part.side(of: name), name, part: place + 1) } }
    }
  }

  private mutating func add(_ side: FigureGroup.Side, _ name: String, part: Int?) {
    if side.rows > 0 || side.answer.counted > 0 { sides[Key(name: name, part: part)] = side }
  }

  /// A group that has rows on the other day alone is 0, or nothing.
  func side(of key: Key) -> FigureGroup.Side { sides[key] ?? FigureGroup.Side(nothing[key.part ?? 0], rows: 0) }
}
