internal import Model

/// Reads a percentage over the latest row of each entity: `kind: latest`.
struct LatestReader {
  static let per = Key(
    "per", .name(of: "a column of identifiers or categories"), .required, "Whose latest row is looked at.",
    example: "school_urn")
  static let denominator = Key(
    "denominator", .mapping("filter"), .optional(default: "all latest rows"), "Which latest rows are the whole.",
    example: "{report_found: yes}")
  static let numerator = Key(
    "numerator", .mapping("filter"), .required, "Which of these are the part.",
    example: "{refers_to_graduated_response: yes}")
  static let keys: [any DeclaredKey] = [per, denominator, numerator]

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let per = rows.column(Self.per, .entity)
    let (whole, part) = (rows.fields[Self.denominator], rows.fields[Self.numerator])
    let filters = FilterReader(source: rows.source)
    guard let per, let part else { return nil }
    return .latest(
      rows.rule, per: per, denominator: whole.map(filters.filter) ?? Filter(), numerator: filters.filter(part))
  }
}
