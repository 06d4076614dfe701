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

struct ContactsReader {
  static let address = Form<String>(
    .form(
      "an e-mail address", pattern: #"[!-\x27*+./-9=?-Z^-z{|}~-]+@[!-\x27*+./-9=?-Z^-z{|}~-]+"#,
      examples: ["head.of.send@example.org"])
  ) { mailbox($0) }
  static let from = Key(
    "from", address, .required, "The address from which notices are sent.", example: "scorecard@example.org")
  static let dataTeam = Key(
    "data_team", .list(of: address), .required, "Who gets notices about exports, and those whose owner has no address.",
    example: "data@example.org")
  static let owners = Key(
    "owners", .entry(.entries(key: "an owner of the plan", of: .list(of: address.shape))), .optional,
    "The addresses of each owner.", example: "{Head of SEND: head.of.send@example.org}")
  static let file = KeySet("contacts", "The addresses of owners: a file of contacts.", [from, dataTeam, owners])

  let known: [String]

  func contacts(_ entry: Entry) -> Contacts? {
    Self.file.read(entry) { fields in
      let (from, dataTeam) = (fields[Self.from], fields[Self.dataTeam])
      var owners: [String: [String]] = [:]
      for (key, value) in fields[Self.owners]?.pairs() ?? [] {
        guard let owner = key.text() else { continue }
        owners[owner] = value.items().compactMap(Self.address.read)
      }
      guard let from, let dataTeam else { return nil }
      let unknown = owners.keys.filter { !known.contains($0) }.sorted()
      return Contacts(from: from, dataTeam: dataTeam, owners: owners, unknownOwners: unknown)
    }
  }

  /// One mailbox, in a form that can be given to a mail program: it has no spaces, and is no option of a command.
  private static func mailbox(_ entry: Entry) -> String? {
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
