internal import Model

/// Reads what a figure is broken down by: a column, or `school.phase` through the register of the domain. Where a figure is made
/// of rows of several sources, each must have the column, or lead to the register.
struct DimensionReader {
  let sources: SourceCatalogue

  /// `counted` are the sources whose rows the figure counts.
  func dimension(_ entry: Entry, of counted: [SourceDefinition], isCoverage: Bool) -> Dimension? {
    guard let text = entry.text(), let own = counted.first else { return nil }
    if isCoverage {
      entry.report(.wrongValue, "a coverage measure cannot have breakdowns")
      return nil
    }
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    let name = parts.count == 2 ? "\(parts[0])_\(parts[1])" : text
    func lookup(_ source: SourceDefinition) -> Dimension.Lookup? {
      parts.count == 2 ? register(parts[0], parts[1], of: source, entry) : column(text, of: source, like: own, entry)
    }
    guard let lookedUp = lookup(own) else { return nil }
    var dimension = Dimension(name: name, lookup: lookedUp)
    for source in counted.dropFirst() {
      guard let other = lookup(source) else { return nil }
      dimension.others[source.name] = other
    }
    return dimension
  }

  /// The column in the figure's own source, or that of the same name in the source of another part. Its categories must then be
  /// the same ones: codes, because two vocabularies that nobody lists may spell one category in two ways.
  private func column(
    _ name: String, of source: SourceDefinition, like own: SourceDefinition, _ entry: Entry
  ) -> Dimension.Lookup? {
    // An example may name a breakdown by a column whose definition is wrong.
    if source.unreadColumns.contains(name) { return .column(name) }
    guard source.name != own.name else {
      guard let column = source.column(named: entry, .any) else { return nil }
      return isCategorical(source, column, entry) ? .column(column) : nil
    }
    guard let column = source.column(name) else {
      entry.report(
        .unknownColumn, "a part of this figure counts \(source.name), which has no column '\(name)' to break it down by",
        hint: NearestName.hint(for: name, among: source.columns.map(\.name)))
      return nil
    }
    if case .code = column.kind, case .code = own.column(name)?.kind { return .column(name) }
    entry.report(
      .wrongColumnKind, "'\(name)' must have codes in both \(own.name) and \(source.name) to break down a figure of both",
      hint: "use a column of a register, such as school.phase")
    return nil
  }

  private func register(
    _ domain: String, _ column: String, of source: SourceDefinition, _ entry: Entry
  ) -> Dimension.Lookup? {
    // As above, where the register cannot be read.
    let unread = Dimension.Lookup.column("\(domain).\(column)")
    guard let register = sources.register(of: domain, named: entry) else { return nil }
    if register.unreadColumns.contains(column) { return unread }
    guard let through = source.column(of: domain, neededBy: entry) else { return source.unreadColumns.isEmpty ? nil : unread }
    guard register.column(column) != nil else {
      entry.report(
        .unknownColumn, "\(register.name) has no column '\(column)'",
        hint: NearestName.hint(for: column, among: register.columns.map(\.name)))
      return nil
    }
    guard isCategorical(register, column, entry) else { return nil }
    return .register(source: register.name, column: column, through: through)
  }

  private func isCategorical(_ source: SourceDefinition, _ column: String, _ entry: Entry) -> Bool {
    switch source.column(column)?.kind {
    case .category, .code: return true
    case let kind:
      entry.report(
        .wrongColumnKind,
        "'\(column)' of \(source.name) is \(kind?.inWords ?? "not a column"): a breakdown needs a code or a category")
      return false
    }
  }
}
