/// Where notices are sent. The addresses of the plan's owners are kept apart from the plan, because people change.
package struct Contacts: Sendable, Hashable {
  /// The sender's address.
  package var from: String
  /// The addresses of the data team, which hears about exports, and in place of owners who have no address.
  package var dataTeam: [String]
  /// The addresses of each owner, by the job title that the plan's definitions use.
  package var owners: [String: [String]]
  /// The job titles that have an address here and are nowhere in the plan: somebody left, or a title is misspelt.
  package var unknownOwners: [String]

  /// The addresses as `contacts.yml` lists them.
  package init(from: String, dataTeam: [String], owners: [String: [String]], unknownOwners: [String] = []) {
    self.unknownOwners = unknownOwners
    self.from = from
    self.dataTeam = dataTeam
    self.owners = owners
  }

  /// The addresses to which an owner's notices go: the owner's own, or those of the data team.
  package func addresses(of owner: String) -> [String] { owners[owner] ?? dataTeam }
}
