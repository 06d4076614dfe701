internal import Model

/// Reads how a source's rows say that two numbers belong to one entity.
struct LinksReader {
  private static let of = Key("of", .text, .required, "The domain of both numbers.", example: "school")
  private static let from = Key(
    "from", .name(of: "an identifier of the domain"), .required, "The column with the number that the entity had.",
    example: "school_urn")
  private static let to = Key(
    "to", .name(of: "an identifier of the domain"), .required, "The column with the number that it has now.", example: "link_urn")
  private static let rows = Key(
    "where", .mapping("filter"), .optional(default: "all rows"), "The rows that join two numbers.",
    example: "{link_type: successor}")
  static let keys = KeySet("links", "Which two numbers of an export belong to one entity.", [of, from, to, rows])

  let source: SourceDefinition

  /// Reads `{of: school, from: school_urn, to: link_urn, where: {link_type: successor}}`.
  func links(_ entry: Entry) -> EntityLinks? {
    Self.keys.read(entry) { fields -> EntityLinks? in
      let (domain, from, to) = (fields[Self.of], fields[Self.from], fields[Self.to])
      let rows = fields[Self.rows].map(FilterReader(source: source, hasDay: false).filter) ?? Filter()
      guard let domain, let from, let to else { return nil }
      let names = [from, to].compactMap { column -> String? in
        guard let name = source.column(named: column, .entity) else { return nil }
        if source.column(name)?.kind == .identifier(domain: domain) { return name }
        column.report(
          .wrongColumnKind, "'\(name)' is not an identifier of '\(domain)'", hint: "write type: identifier and domain: \(domain)")
        return nil
      }
      return names.count == 2 ? EntityLinks(domain: domain, earlier: names[0], later: names[1], rows: rows) : nil
    }
  }
}
