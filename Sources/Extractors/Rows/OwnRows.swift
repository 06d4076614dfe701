internal import Model

/// Which rows of an export are a source's own: found out from their texts, before they are checked.
enum OwnRows: Sendable {
  /// All rows are.
  case all
  /// Those with one of these codes in each of these columns.
  case codes([(column: Int, codes: Set<Int64>)])
  /// Those that pass.
  case passing(TextFilter)

  init(of source: SourceDefinition, _ parsers: [FieldParser]) {
    let filter = source.ownRows
    if filter.isEmpty {
      self = .all
    } else if let codes = Self.codes(filter, source) {
      self = .codes(codes)
    } else {
      self = .passing(TextFilter(filter, source, parsers))
    }
  }

  /// The columns of which the codes themselves say whether a row is the source's own; empty where texts do.
  static func codeColumns(of source: SourceDefinition) -> [Int] { codes(source.ownRows, source)?.map(\.column) ?? [] }

  /// Nil where some condition does not list codes.
  private static func codes(_ filter: Filter, _ source: SourceDefinition) -> [(column: Int, codes: Set<Int64>)]? {
    guard filter.groups.isEmpty else { return nil }
    var all: [(column: Int, codes: Set<Int64>)] = []
    for condition in filter.conditions {
      guard let position = source.position(of: condition.column), case .among(let names) = condition.test,
        case .code = source.columns[position].kind
      else { return nil }
      all.append((position, source.columns[position].positions(of: names)))
    }
    return all
  }
}

extension ColumnDefinition {
  /// The positions of codes as they are read: that of a value that is not listed too, where a code among `names` stands for it.
  fileprivate func positions(of names: [String]) -> Set<Int64> {
    guard case .code(let codes) = kind else { return [] }
    let listed = names.compactMap { name in codes.firstIndex { $0.name == name }.map { Int64($0 + 1) } }
    let rest = unlisted.map(names.contains) == true ? [Int64(CodeTable.unlistedPosition)] : []
    return Set(listed + rest)
  }
}

/// A filter of texts, which says of a row whether it passes before the row is checked.
struct TextFilter: Sendable {
  fileprivate struct Test: Sendable {
    enum Wanted: Sendable {
      case value, blank
      case codes(Set<Int64>, are: Bool)
      /// Folded.
      case texts(Set<String>, are: Bool)
    }
    var column: Int
    var parser: FieldParser
    var wanted: Wanted
  }
  private enum Group: Sendable {
    case any([TextFilter])
    case not(TextFilter)
  }
  private let tests: [Test]
  private let groups: [Group]

  init(_ filter: Filter, _ source: SourceDefinition, _ parsers: [FieldParser]) {
    tests = filter.conditions.compactMap { condition in
      guard let column = source.position(of: condition.column) else { return nil }
      let definition = source.columns[column]
      func names(_ names: [String], are: Bool) -> Test.Wanted {
        if case .code = definition.kind { return .codes(definition.positions(of: names), are: are) }
        let known = definition.known.filter { names.contains($0.name) }.flatMap(\.spellings).map(\.text)
        return .texts(Set((names + known).map(\.foldedValue)), are: are)
      }
      let wanted: Test.Wanted? =
        switch condition.test {
        case .present: .value
        case .blank: .blank
        case .among(let list): names(list, are: true)
        case .notAmong(let list): names(list, are: false)
        // No definition has them here.
        case .notAfter, .above, .compares, .falls, .lasts: nil
        }
      return wanted.map { Test(column: column, parser: parsers[column], wanted: $0) }
    }
    groups = filter.groups.map { group in
      switch group {
      case .any(let filters): .any(filters.map { TextFilter($0, source, parsers) })
      case .not(let filter): .not(TextFilter(filter, source, parsers))
      }
    }
  }

  /// Whether a row passes, by the text that `field` gives of each column; nil where a value that decides is wrong itself, as a
  /// code that is not listed is.
  func passes(on day: Day?, _ field: (_ column: Int) -> UnsafeBufferPointer<UInt8>) -> Bool? {
    let passes = tests.allHold { $0.passes(field($0.column), on: day) }
    if passes == false || groups.isEmpty { return passes }
    let rest = groups.allHold { group in
      switch group {
      case .any(let filters): filters.someHolds { $0.passes(on: day, field) }
      case .not(let filter): filter.passes(on: day, field).map(!)
      }
    }
    return rest == true ? passes : rest
  }
}

extension TextFilter.Test {
  fileprivate func passes(_ field: UnsafeBufferPointer<UInt8>, on day: Day?) -> Bool? {
    let isBlank = parser.isBlank(field)
    switch wanted {
    case .value: return !isBlank
    case .blank: return isBlank
    case .texts(let texts, let are):
      return isBlank ? !are : texts.contains(String(decoding: field, as: UTF8.self).foldedValue) == are
    case .codes(let codes, let are):
      switch parser.value(field, on: day) {
      case .number(let code): return codes.contains(code) == are
      case .blank: return !are
      case .text, .broken: return nil
      }
    }
  }
}
