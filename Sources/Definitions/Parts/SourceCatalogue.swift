internal import Model

/// The sources that KPIs may name, and their columns.
struct SourceCatalogue {
  private let sources: [String: SourceDefinition]
  let names: [String]
  private let registers: [String: String]

  init(_ sources: [ReadSource], _ findings: Findings) {
    self.sources = Dictionary(sources.map { ($0.definition.name, $0.definition) }) { first, _ in first }
    names = sources.map(\.definition.name)
    var registers: [String: String] = [:]
    for source in sources {
      guard let domain = source.definition.registerOf else { continue }
      if let other = registers[domain] {
        findings.report(
          .duplicateName, at: source.location,
          "two sources are the register of '\(domain)': \(other) and \(source.definition.name)")
      }
      registers[domain] = source.definition.name
    }
    self.registers = registers
  }

  func source(_ entry: Entry) -> SourceDefinition? {
    entry.name("source", among: names, code: .unknownSource).flatMap { sources[$0] }
  }

  func source(named name: String) -> SourceDefinition? { sources[name] }

  /// The register of a domain of identifiers, such as `school`.
  func register(of domain: String) -> SourceDefinition? { registers[domain].flatMap { sources[$0] } }
}

extension SourceDefinition {
  /// What kind of column a reference needs.
  enum Wanted: String {
    case day = "a date"
    case number = "a number"
    case wholeNumber = "a whole number"
    case entity = "an identifier or a category"
    case any = "any column"
  }

  /// The column that an entry names. It is reported where there is no such column, or it is of another kind.
  func column(named entry: Entry, _ wanted: Wanted) -> String? {
    guard let name = entry.name("column of \(self.name)", among: columnNames, code: .unknownColumn),
      let kind = column(name)?.kind
    else { return nil }
    let fits =
      switch (wanted, kind) {
      case (.any, _), (.day, .day), (.number, .integer), (.number, .decimal), (.wholeNumber, .integer), (.entity, .identifier),
        (.entity, .category):
        true
      default: false
      }
    if fits { return name }
    entry.report(.wrongColumnKind, "column '\(name)' of \(self.name) is \(kind.inWords), not \(wanted.rawValue)")
    return nil
  }
}

extension SourceDefinition {
  /// Which domains its identifiers have, as a hint: `urn has domain: school`; nil where it has none.
  var domains: String? {
    let all = columns.compactMap { column -> String? in
      guard case .identifier(let domain) = column.kind else { return nil }
      return "\(column.name) has domain: \(domain)"
    }
    return all.isEmpty ? nil : all.joined(separator: ", ")
  }
}

extension ColumnKind {
  var inWords: String {
    switch self {
    case .identifier: "an identifier"
    case .day: "a date"
    case .code: "a code"
    case .category: "a category"
    case .integer: "a whole number"
    case .decimal: "a number with decimal places"
    case .text: "free text"
    }
  }
}
