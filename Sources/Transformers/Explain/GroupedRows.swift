internal import Model

/// The rows of a measure that count on one day, by group.
struct GroupedRows {
  private let fed: FedMeasure
  private let day: Day
  private let staged: StagedRows
  private let roles: RowRoles
  private var rows: [String: [StagedRows.Place]] = [:]

  /// `fed` is a sealed measure of rows, which was traced; nil where its rows cannot be grouped.
  init?(_ fed: FedMeasure, asOf day: Day, by grouping: RowGrouping) {
    let source = fed.definition.rule.source
    guard grouping.sources.contains(source), grouping.name != nil || fed.breakdownNames != nil else { return nil }
    (self.fed, self.day) = (fed, day)
    (staged, roles) = (StagedRows(fed, asOf: day), RowRoles(fed, asOf: day))
    let names = fed.breakdownNames ?? [:]
    for (position, piece) in staged.pieces.enumerated() where piece.use == 0 {
      for (row, choice) in staged.chosen[position].enumerated() {
        guard let choice else { continue }
        let name: String
        if let told = grouping.name {
          name = told(source, piece.place + Int64(row), piece.reasons.placed(row))
        } else {
          let number = piece.categories.first.flatMap(\.self)?[Int(choice.event)] ?? 0
          name = names[number] ?? Vocabulary.unknown
        }
        rows[name, default: []].append((position, row))
      }
    }
  }

  var names: [String] { Array(rows.keys) }

  func side(of name: String) -> FigureGroup.Side {
    let own = rows[name] ?? []
    let counted = own.compactMap { roles.roles[$0.piece][$0.row] }.filter(\.isCounted)
    guard fed.definition.otherRows.isEmpty else {
      // Who is in a cohort is decided among all, not group by group.
      return FigureGroup.Side(.percentage(counted.count { $0 == .numerator }, of: counted.count), rows: counted.count)
    }
    return FigureGroup.Side(staged.answer(of: own, asOf: day), rows: counted.count)
  }
}

extension FedMeasure {
  /// By number, the name of the category of its first breakdown that it is read as; nil where it has no breakdown.
  fileprivate var breakdownNames: [UInt32: String]? { groups.first?.namesByNumber }
}
