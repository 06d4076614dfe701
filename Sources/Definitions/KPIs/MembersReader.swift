internal import Model

/// Reads which rows of a source are about the members of a population, and which column names them.
struct MembersReader {
  static let of = Key(
    "of", .name(of: "a column with an identifier"), .required, "The column that says which member a row is about.",
    example: "school_urn")
  static let keys = KeySet(
    "members", "The rows of a source that are about members of a population.", RuleReader.keys + [of])

  let sources: SourceCatalogue
  let population: SourceDefinition
  let member: String

  func members(_ fields: Fields) -> (rule: RowRule, source: SourceDefinition, entity: String)? {
    let of = fields[Self.of]
    guard let (rule, source) = RuleReader(sources: sources).rule(fields) else { return nil }
    guard let of, let entity = source.column(named: of, .entity) else { return nil }
    let (own, other) = (domain(population, member), domain(source, entity))
    if own != other {
      of.report(
        .wrongColumnKind, "'\(entity)' of \(source.name) does not name what '\(member)' of \(population.name) names",
        hint: "both need type: identifier and the same domain")
    }
    return (rule, source, entity)
  }

  private func domain(_ source: SourceDefinition, _ column: String) -> String? {
    source.column(column)?.domain(in: source.name)
  }
}
