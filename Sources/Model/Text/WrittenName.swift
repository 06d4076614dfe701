/// The name of a column or a dimension as people write it: `first_contact_date` is "first contact date", `sen_status` is "SEN
/// status".
package enum WrittenName {
  private static let capitals: Set<String> = ["sen", "urn", "ehcp", "ehc", "kpi"]

  /// The words of a name, with the field's abbreviations (SEN, URN, EHC, EHCP, KPI) in capitals.
  package static func of(_ name: String) -> String {
    name.split(separator: "_").map { capitals.contains(String($0)) ? $0.uppercased() : String($0) }.joined(separator: " ")
  }
}
