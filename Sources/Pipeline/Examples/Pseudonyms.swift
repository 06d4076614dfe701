internal import Model
internal import Wording
internal import Wording

/// Invented values in place of what identifies a child, a school or a record, or is in nobody's list: one for one, so that rows
/// that are about the same still are.
///
///     var pseudonyms = Pseudonyms(avoiding: ["P1"])
///     pseudonyms.identifier("A123456789012", domain: "person")   // "P2"
///     pseudonyms.identifier("123456", domain: "school")          // "900001"
struct Pseudonyms {
  private let taken: Set<String>
  private var known: [String: [String: String]] = [:]
  private var prefixes: [String: String] = ["person": "P", "school": ""]
  private var counts: [String: Int] = [:]

  /// None of the texts in `taken`, folded, is ever invented.
  init(avoiding taken: Set<String>) { self.taken = taken }

  /// The invented identifier of a domain for this one: `P1`, `900001`, `E1`.
  mutating func identifier(_ text: String, domain: String) -> String {
    // Of schools the numbers are such that nobody takes them for a name.
    let start = domain == "school" ? 900_000 : 0
    let prefix = prefix(domain)
    return invented(for: text, of: domain) { "\(prefix)\(start + $0)" }
  }

  /// The invented text for this one: `Area 1`, where the column is called `area`.
  mutating func text(_ text: String, column: String, of source: String) -> String {
    let words = column.replacing("_", with: " ").withCapital
    return invented(for: text.foldedValue, of: "\(source).\(column)") { "\(words) \($0)" }
  }

  private mutating func invented(for text: String, of domain: String, _ make: (Int) -> String) -> String {
    if let known = known[domain]?[text] { return known }
    var name: String
    repeat {
      counts[domain, default: 0] += 1
      name = make(counts[domain] ?? 0)
    } while taken.contains(name.foldedValue)
    known[domain, default: [:]][text] = name
    return name
  }

  /// The first letter of the domain's name, or as many as no other domain has.
  private mutating func prefix(_ domain: String) -> String {
    if let prefix = prefixes[domain] { return prefix }
    let letters = domain.filter { $0.isASCII && $0.isLetter }.uppercased()
    var length = 1
    while prefixes.values.contains(String(letters.prefix(length))), length < letters.count { length += 1 }
    let prefix = letters.isEmpty ? "X" : String(letters.prefix(length))
    prefixes[domain] = prefix
    return prefix
  }
}
