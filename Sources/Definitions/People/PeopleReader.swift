/// Reads `people.yml`: who holds the offices that the plan names by their job titles.
struct PeopleReader {
  /// The job titles of the plan: leads, officers, owners, advisers. Nil where a file that may name more of them is broken.
  let titles: [String]?

  /// **Shape**: job title → name.
  func people(_ entry: Entry) -> [String: String] {
    Fields.read(entry) { fields in
      let pairs = fields.required("people")?.pairs().compactMap { key, value -> (String, String)? in
        guard let title = key.name("job title", among: titles), let name = value.text() else { return nil }
        return (title, name)
      }
      return Dictionary(pairs ?? []) { first, _ in first }
    }
  }
}
