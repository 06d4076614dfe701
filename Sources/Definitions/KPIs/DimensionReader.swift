internal import Model

/// Reads what a figure is broken down by: a column, or `school.phase` through the register of the domain.
struct DimensionReader {
  let sources: SourceCatalogue

  func dimension(_ entry: Entry, of source: SourceDefinition, isCoverage: Bool) -> Dimension? {
    guard let text = entry.text() else { return nil }
    if isCoverage {
      entry.report(.wrongValue, "a coverage measure cannot have breakdowns")
      return nil
    }
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      // An example may name a breakdown by a column whose definition is wrong.
      if source.unreadColumns.contains(text) { return Dimension(name: text, lookup: .column(text)) }
      guard let column = source.column(named: entry, .any) else { return nil }
      return isCategorical(source, column, entry) ? Dimension(name: column, lookup: .column(column)) : nil
    }
    let name = "\(parts[0])_\(parts[1])"
    guard let register = sources.register(of: parts[0], named: entry) else { return nil }
    if register.unreadColumns.contains(parts[1]) { return Dimension(name: name, lookup: .column(text)) }
    guard let through = source.column(of: parts[0], neededBy: entry) else {
      return source.unreadColumns.isEmpty ? nil : Dimension(name: name, lookup: .column(text))
    }
    guard register.column(parts[1]) != nil else {
      entry.report(
        .unknownColumn, "\(register.name) has no column '\(parts[1])'",
        hint: NearestName.hint(for: parts[1], among: register.columns.map(\.name)))
      return nil
    }
    guard isCategorical(register, parts[1], entry) else { return nil }
    return Dimension(
      name: name, lookup: .register(source: register.name, column: parts[1], through: through))
  }

  private func isCategorical(_ source: SourceDefinition, _ column: String, _ entry: Entry) -> Bool {
    switch source.column(column)?.kind {
    case .category: return true
    case .code where entry.text()?.contains(".") == false: return true
    case let kind:
      entry.report(
        .wrongColumnKind,
        "'\(column)' of \(source.name) is \(kind?.inWords ?? "not a column"): a breakdown needs a code or a category")
      return false
    }
  }
}
