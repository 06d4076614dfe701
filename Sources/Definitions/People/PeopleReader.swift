/// Reads `people.yml`: who holds the offices that the plan names by their job titles.
struct PeopleReader {
  static let people = Key(
    "people", .entry(.entries(key: "a job title of the plan", of: .text)), .required,
    "Who holds each office: a job title, and a name. The only names of people that definitions hold.",
    example: "{Head of SEND: A. Name}")
  static let file = KeySet("people", "Who holds which office: the file `people.yml`.", [people])

  /// The job titles of the plan: leads, officers, owners, advisers. Nil where a file that may name more of them is broken.
  let titles: [String]?

  /// **Shape**: job title → name.
  func people(_ entry: Entry) -> [String: String] {
    Self.file.read(entry) { fields in
      let pairs = fields[Self.people]?.pairs().compactMap { key, value -> (String, String)? in
        guard let title = key.name("job title", among: titles), let name = value.text() else { return nil }
        return (title, name)
      }
      return Dictionary(pairs ?? []) { first, _ in first }
    }
  }
}
