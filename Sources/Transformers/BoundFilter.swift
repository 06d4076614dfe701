internal import Model

/// A filter made ready for the rows of one batch.
struct BoundFilter {
  private enum Test {
    case code([UInt8], admitted: [Bool])
    case interned([UInt32], admitted: [Bool])
    case present(Column)
    case blank(Column)
    case notAfter([Int32], [Int32])
    case above([Int64], Int64)
    /// The column is not what the test needs; definitions are checked, so that this never happens.
    case never
  }
  private let tests: [Test]

  init(_ filter: Filter, _ view: BatchView) {
    tests = filter.conditions.map { condition in
      guard let column = view.column(condition.column) else { return .never }
      switch (condition.test, column) {
      case (.present, _): return .present(column)
      case (.blank, _): return .blank(column)
      case (.among(let names), .codes(let values)):
        return .code(values, admitted: view.admittedCodes(names, in: condition.column))
      case (.notAmong(let names), .codes(let values)):
        return .code(values, admitted: view.admittedCodes(names, in: condition.column).map(!))
      case (.among(let names), .interned(let values)):
        return .interned(values, admitted: view.admittedTexts(names, in: condition.column))
      case (.notAmong(let names), .interned(let values)):
        return .interned(values, admitted: view.admittedTexts(names, in: condition.column).map(!))
      case (.notAfter(let other), .days(let values)):
        if case .days(let limits) = view.column(other) { return .notAfter(values, limits) }
        return .never
      case (.above(let limit), .integers(let values)): return .above(values, Int64(limit))
      default: return .never
      }
    }
  }

  func passes(_ row: Int) -> Bool {
    for test in tests {
      let passes =
        switch test {
        case .code(let values, let admitted): admitted[Int(values[row])]
        case .interned(let values, let admitted): admitted[Int(values[row])]
        case .present(let column): !column.isBlank(row)
        case .blank(let column): column.isBlank(row)
        case .notAfter(let values, let limits): limits[row] == Blank.day || values[row] <= limits[row]
        case .above(let values, let limit): values[row] != Blank.integer && values[row] > limit
        case .never: false
        }
      if !passes { return false }
    }
    return true
  }
}

extension Column {
  func isBlank(_ row: Int) -> Bool {
    switch self {
    case .days(let values): values[row] == Blank.day
    case .codes(let values): values[row] == 0
    case .integers(let values): values[row] == Blank.integer
    case .interned(let values): values[row] == 0
    }
  }
}

/// One batch seen through its source's definition and the run's lexicons.
struct BatchView {
  let source: SourceDefinition
  let table: Table
  let batch: Batch
  let lexicons: [String: Lexicon]

  func column(_ name: String) -> Column? { table.position(of: name).map { batch.columns[$0] } }

  func days(_ name: String) -> [Int32]? { if case .days(let values) = column(name) { values } else { nil } }
  func integers(_ name: String) -> [Int64]? { if case .integers(let values) = column(name) { values } else { nil } }
  func interned(_ name: String) -> [UInt32]? { if case .interned(let values) = column(name) { values } else { nil } }

  /// By code position, blank first: whether it is one of `names`.
  func admittedCodes(_ names: [String], in column: String) -> [Bool] {
    var admitted = [Bool](repeating: false, count: 256)
    if case .code(let codes) = source.column(column)?.kind {
      for (index, code) in codes.enumerated() where names.contains(code.name) { admitted[index + 1] = true }
    }
    return admitted
  }

  /// By number in the column's lexicon, blank first: whether the text is one of `names`, whatever the case.
  func admittedTexts(_ names: [String], in column: String) -> [Bool] {
    guard let domain = source.column(column)?.domain(in: source.name), let lexicon = lexicons[domain] else {
      return [false]
    }
    let wanted = Set(names.map(\.foldedValue))
    return [false] + (0..<lexicon.count).map { wanted.contains(lexicon[UInt32($0 + 1)].foldedValue) }
  }
}
