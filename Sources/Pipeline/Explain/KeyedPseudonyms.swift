internal import Model
package import Platform

/// What is shown in place of identifiers: `child 7f3a9c2104`, the same for the same child in every source and every run with the
/// same key, and nothing that anybody without the key could work out.
package final class KeyedPseudonyms {
  private let key: HMACKey?
  private var known: [String: String] = [:]
  /// So many hexadecimal digits are shown: of 10,000 children, two have the same in one area of 20,000.
  private static let digits = 10
  /// The name of the key's file.
  package static let file = "pseudonyms.key"

  /// Pseudonyms by a key; without one, identifiers are shown as they are.
  package init(_ key: HMACKey?) { self.key = key }

  /// Whether identifiers are replaced.
  var isPseudonymous: Bool { key != nil }

  /// What is shown of an identifier of a domain; empty for a blank.
  func shown(_ identifier: String, of domain: String) -> String {
    guard let key, !identifier.isEmpty else { return identifier }
    let text = "\(domain)\0\(identifier)"
    if let known = known[text] { return known }
    let noun = domain == "person" ? "child" : WrittenName.of(domain)
    let pseudonym = "\(noun) \(key.digest(of: text).prefix(Self.digits))"
    known[text] = pseudonym
    return pseudonym
  }
}
