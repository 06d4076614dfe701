/// A column's or a dimension's name as people write it: `first_contact_date` first contact date, `sen_status` SEN status.
package enum WrittenName {
  private static let capitals: Set<String> = ["sen", "urn", "ehcp", "ehc", "kpi"]

  package static func of(_ name: String) -> String {
    name.split(separator: "_").map { capitals.contains(String($0)) ? $0.uppercased() : String($0) }.joined(separator: " ")
  }
}
