internal import Model
internal import Wording

/// A column of a data contract: its type, its rules, and examples, which are made up.
struct ContractColumn {
  private let source: SourceDefinition
  private let place: Int
  private let sentences: ContractSentences
  /// The domains of which everybody may know the numbers, such as schools.
  private let registers: Set<String>
  private var column: ColumnDefinition { source.columns[place] }
  private var keyPlace: Int? { source.key.firstIndex(of: place) }

  init(_ source: SourceDefinition, at place: Int, _ sentences: ContractSentences, registers: Set<String>) {
    (self.source, self.place, self.sentences, self.registers) = (source, place, sentences, registers)
  }

  var node: YAMLNode {
    var pairs: [(key: String, value: YAMLNode)] = [
      ("name", .text(column.name)), ("businessName", .text(WrittenName.of(column.name).withCapital)),
      ("physicalType", .text("text")), ("logicalType", .text(column.kind.logicalType.rawValue)),
    ]
    if !options.isEmpty { pairs.append(("logicalTypeOptions", .mapping(options))) }
    pairs += [("required", .flag(isRequired)), ("unique", .flag(source.key == [place]))]
    if let keyPlace { pairs += [("primaryKey", .flag(true)), ("primaryKeyPosition", .number("\(keyPlace + 1)"))] }
    if let classification { pairs.append(("classification", .text(classification))) }
    pairs += [("description", .text(sentences.meaning(of: column))), ("examples", .list(examples))]
    if !quality.isEmpty { pairs.append(("quality", .list(quality))) }
    let headings = column.headings.map { YAMLNode.text($0.description) }
    pairs.append(
      ("customProperties", .list([.mapping([("property", .text("acceptedHeadings")), ("value", .list(headings))])])))
    return .mapping(pairs)
  }

  private var isRequired: Bool { column.isMandatory }

  private var classification: String? {
    switch column.kind {
    case .identifier(let domain): source.isAboutPeople && !registers.contains(domain) ? "restricted" : nil
    case .text: source.isAboutPeople ? "restricted" : nil
    case .day, .code, .category, .integer, .decimal: nil
    }
  }

  private var options: [(key: String, value: YAMLNode)] {
    switch column.kind {
    case .day(_, let notBefore) where column.kind.logicalType == .date:
      return [("format", .text("yyyy-MM-dd"))] + (notBefore.map { [("minimum", .text($0.description))] } ?? [])
    case .integer(let range): return Self.limits(range, column.kind)
    case .decimal(_, let range): return Self.limits(range, column.kind)
    case .identifier, .day, .code, .category, .text: return []
    }
  }

  private static func limits(_ range: ClosedRange<Int>, _ kind: ColumnKind) -> [(key: String, value: YAMLNode)] {
    func limit(_ name: String, _ number: Int) -> [(key: String, value: YAMLNode)] {
      abs(number) < ColumnSentences.unlimited ? [(name, .number(kind.text(Int64(number))))] : []
    }
    return limit("minimum", range.lowerBound) + limit("maximum", range.upperBound)
  }

  private var quality: [YAMLNode] {
    var rules: [YAMLNode] = []
    if isRequired {
      rules.append(
        .mapping([
          ("name", .text("\(column.name) is filled in")), ("type", .text("library")), ("metric", .text("nullValues")),
          ("mustBe", .number("0")), ("unit", .text("rows")), ("dimension", .text("completeness")), ("severity", .text("error")),
        ]))
    }
    if case .code(let codes) = column.kind, column.unlisted == nil {
      let accepted = codes.flatMap { [$0.name] + $0.spellings.map(\.text) }
      rules.append(
        .mapping([
          ("name", .text("\(column.name) is a known code")), ("type", .text("library")), ("metric", .text("invalidValues")),
          ("mustBe", .number("0")), ("unit", .text("rows")),
          ("arguments", .mapping([("validValues", .list(accepted.map { .text($0) }))])), ("dimension", .text("conformity")),
          ("severity", .text("error")),
        ]))
    }
    if let other = column.follows {
      rules.append(
        Self.rule("\(column.name) is in order", "consistency", "error", ContractSentences.order(column.name, after: other)))
    }
    if case .day(_, let notBefore?) = column.kind, column.kind.logicalType != .date {
      rules.append(
        Self.rule("\(column.name) is not too early", "conformity", "error", ContractSentences.earliest(column.name, notBefore)))
    }
    if column.kind.isIdentifier {
      rules.append(Self.rule("\(column.name) is whole", "accuracy", "error", ContractSentences.damaged(column.name)))
    }
    return rules
  }

  /// A rule in words.
  static func rule(_ name: String, _ dimension: String, _ severity: String, _ words: String) -> YAMLNode {
    .mapping([
      ("name", .text(name)), ("type", .text("text")), ("dimension", .text(dimension)), ("severity", .text(severity)),
      ("description", .text(words)),
    ])
  }

  /// Made up: nobody's number, nobody's day.
  private var examples: [YAMLNode] {
    switch column.kind {
    case .identifier(let domain):
      return domain == "school" ? [.text("900001"), .text("900002")] : [.text("A0001"), .text("A0002")]
    case .day(let formats, let notBefore):
      guard column.kind.logicalType == .date else {
        return formats.sorted { $0.rawValue < $1.rawValue }.prefix(1).map { .text($0.example) }
      }
      return [.text("\(max(notBefore ?? Self.day, Self.day))")]
    case .code(let codes): return codes.prefix(3).map { .text($0.name) }
    case .category: return column.known.isEmpty ? [.text("Example")] : column.known.prefix(2).map { .text($0.name) }
    case .integer(let range): return [.number("\(min(max(12, range.lowerBound), range.upperBound))")]
    case .decimal(let places, let range):
      let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
      return [.number(column.kind.text(Int64(min(max(12 * scale + scale / 2, range.lowerBound), range.upperBound))))]
    case .text: return [.text("Example")]
    }
  }

  private static let day = Day(2024, 1, 31) ?? Day(number: 0)
}

extension DayFormat {
  /// A day, or a period, that is written so.
  fileprivate var example: String {
    switch self {
    case .iso: "2024-01-31"
    case .slashes: "31/01/2024"
    case .shortYear: "31/01/24"
    case .hyphens: "31-01-2024"
    case .monthName: "31-Jan-2024"
    case .shortMonthName: "31-Jan-24"
    case .yearFirstMonthName: "2024-Jan-31"
    case .excelSerial: "45322"
    case .calendarYear: "2024"
    case .academicYear, .financialYear: "2023/24"
    case .academicTerm: "Spring 2024"
    case .month: "January 2024"
    case .quarter: "2024 Q1"
    case .financialQuarter: "2023-24 Q4"
    }
  }
}
