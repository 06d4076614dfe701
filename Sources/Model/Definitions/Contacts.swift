/// Where notices are sent: who the plan's owners are, kept apart from the plan because people change.
package struct Contacts: Sendable, Hashable {
  /// The sender's address.
  package var from: String
  /// Hears about exports, and in place of owners who have no address.
  package var dataTeam: [String]
  /// By job title, as the plan's definitions name them.
  package var owners: [String: [String]]
  /// Named here and nowhere in the plan: somebody who left, or a typing error.
  package var unknownOwners: [String]

  package init(from: String, dataTeam: [String], owners: [String: [String]], unknownOwners: [String] = []) {
    self.unknownOwners = unknownOwners
    self.from = from
    self.dataTeam = dataTeam
    self.owners = owners
  }

  package func addresses(of owner: String) -> [String] { owners[owner] ?? dataTeam }
}
