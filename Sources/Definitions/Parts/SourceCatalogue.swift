internal import Model

/// The sources that KPIs may name, and their columns.
///
/// A source or a column whose definition is wrong is still known by its name, so that a definition that names it is not reported too.
struct SourceCatalogue {
  private let sources: [String: SourceDefinition]
  /// The names of all sources, whatever else is wrong with them; nil where a file gives none.
  let names: [String]?
  private let registers: [String: String]
  /// The domains of all registers, whatever else is wrong with them.
  private let domains: Set<String>

  /// `names` are those that the files of sources give themselves, nil where one gives none; `domains` are those of which a file
  /// says that it is the register.
  init(_ sources: [ReadSource], names: [String]?, registersOf domains: [String], _ findings: Findings) {
    self.sources = Dictionary(sources.map { ($0.definition.name, $0.definition) }) { first, _ in first }
    self.names = names
    self.domains = Set(domains)
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

  /// The source that an entry names; nil where there is none, which is reported, or it could not be read.
  func source(_ entry: Entry) -> SourceDefinition? {
    entry.name("source", among: names, code: .unknownSource).flatMap { sources[$0] }
  }

  func source(named name: String) -> SourceDefinition? { sources[name] }

  /// The register of a domain of identifiers, such as `school`.
  func register(of domain: String) -> SourceDefinition? { registers[domain].flatMap { sources[$0] } }

  /// The register of a domain that an entry names; nil where there is none, which is reported, or it could not be read.
  func register(of domain: String, named entry: Entry) -> SourceDefinition? {
    if let register = register(of: domain) { return register }
    if names != nil, !domains.contains(domain) {
      entry.report(.unknownSource, "no source is the register of '\(domain)'", hint: "add register_of: \(domain) to that source")
    }
    return nil
  }
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

  /// The column that an entry names. It is reported where there is no such column, or it is of another kind; nothing more is
  /// said of a column whose own definition is wrong.
  func column(named entry: Entry, _ wanted: Wanted) -> String? {
    let known = columnNames + unreadColumns.sorted()
    guard let name = entry.name("column of \(self.name)", among: known, code: .unknownColumn),
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

  /// The column whose identifiers are those of a domain, such as `school`, for an entry that needs it. Where there is none, it is
  /// reported, with what to write and where.
  func column(of domain: String, neededBy entry: Entry) -> String? {
    if let column = columns.first(where: { $0.kind == .identifier(domain: domain) }) { return column.name }
    guard unreadColumns.isEmpty else { return nil }
    entry.report(
      .unknownColumn, "\(name) has no column that names a \(domain), so '\(entry.scalar ?? domain)' cannot be looked up",
      hint:
        "in sources/, give the column of \(name) that names the \(domain) type: identifier and domain: \(domain); now \(domains ?? "it has no identifier")"
    )
    return nil
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
