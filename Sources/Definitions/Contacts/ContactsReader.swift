package import Model

extension DefinitionLoader {
  /// Reads a contacts file: `from`, `data_team`, and `owners` with the addresses of each.
  ///
  /// Throws: `DefinitionErrors` with every mistake. An owner that the plan does not have is no mistake, because people leave.
  package static func contacts(_ file: DefinitionFile, of definitions: DefinitionSet) throws(DefinitionErrors) -> Contacts {
    let findings = Findings()
    let entry = root(of: file, Composition(of: file), findings)
    let known = definitions.plan.titles(of: definitions.kpis)
    let contacts = entry.flatMap { ContactsReader(known: known).contacts($0) }
    guard findings.diagnostics.isEmpty, let contacts else {
      throw DefinitionErrors(diagnostics: findings.diagnostics.sorted())
    }
    return contacts
  }
}

private struct ContactsReader {
  let known: [String]

  func contacts(_ entry: Entry) -> Contacts? {
    Fields.read(entry) { fields in
      let from = fields.required("from").flatMap(address)
      let dataTeam = fields.required("data_team")?.items().compactMap(address)
      var owners: [String: [String]] = [:]
      for (key, value) in fields.optional("owners")?.pairs() ?? [] {
        guard let owner = key.text() else { continue }
        owners[owner] = value.items().compactMap(address)
      }
      guard let from, let dataTeam else { return nil }
      let unknown = owners.keys.filter { !known.contains($0) }.sorted()
      return Contacts(from: from, dataTeam: dataTeam, owners: owners, unknownOwners: unknown)
    }
  }

  /// One mailbox, in a form that can be given to a mail program: it has no spaces, and is no option of a command.
  private func address(_ entry: Entry) -> String? {
    guard let text = entry.text() else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isAddress =
      parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.hasPrefix("-")
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && $0.value > 0x20 && $0.value != 0x7F && !"<>()[]\\,;:\"".unicodeScalars.contains($0)
      }
    if isAddress { return text }
    entry.report(.wrongValue, "this is not an e-mail address", hint: "write it as head.of.send@example.org, without a name")
    return nil
  }
}
