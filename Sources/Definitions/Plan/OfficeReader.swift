/// Reads `offices` of `plan.yml`: job title → organisation. A title that nobody in the plan has is a mistake.
struct OfficeReader {
  /// The job titles of the plan; nil where a file that may name more of them is broken.
  let titles: [String]?

  func offices(_ entry: Entry) -> [String: String] {
    let pairs = entry.pairs().compactMap { key, value -> (String, String)? in
      guard let title = key.name("job title", among: titles), let organisation = value.text() else { return nil }
      return (title, organisation)
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
