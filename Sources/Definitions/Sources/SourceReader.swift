internal import Model

/// Reads one file of `sources/`.
struct SourceReader {
  /// The plan's own policies.
  let alerts: AlertPolicies

  func source(_ entry: Entry) -> ReadSource? {
    Self.keys.read(entry) { fields -> ReadSource? in
      // Without a title there is a mistake already; what else is wrong is still found.
      let (name, title) = (fields[Self.source], fields[Self.title] ?? "")
      let (files, keyNames) = (fields[Self.files], keyNames(fields))
      let (limit, layout) = (fields[Self.rejectLimit].map(RejectLimitReader.limit), fields[Self.layout].map(LayoutReader.layout))
      let senseRules = fields[Self.senseChecks].map(SenseRuleReader.rules)
      let alerts = fields[Self.alerts].map(AlertReader(place: .source, base: alerts).policies) ?? alerts
      let (dueDay, register) = (fields[Self.dueDay] ?? 1, fields[Self.registerOf])
      guard let name, let columnsEntry = fields[Self.columns] else { return nil }
      let columns = ColumnReader(key: keyNames?.texts() ?? []).columns(columnsEntry)
      var source = SourceDefinition(
        name: name, title: title, files: files ?? [name], layout: layout ?? FileLayout(), columns: columns.read, key: [],
        rejectLimit: limit ?? RejectLimit(), senseRules: senseRules ?? SenseRules(), dueDay: dueDay, alerts: alerts,
        registerOf: register)
      source.unreadColumns = columns.unread
      source.key = keyNames?.items().compactMap { source.column(named: $0, .any).flatMap(source.position) } ?? []
      source.laterVersion = fields[Self.laterVersion].flatMap { version(of: source, $0) }
      if let dated = fields[Self.datedBy] { source.datedBy = source.column(named: dated, .day).flatMap(source.position) }
      source.mayShrink = fields[Self.mayShrink] ?? false
      source.isOptional = fields[Self.isOptional] ?? false
      check(source, files: fields.entry(of: Self.files), key: keyNames)
      if let narrative = NarrativeSource(rawValue: name) { check(source, has: narrative, columnsEntry) }
      if let rows = fields[Self.rows] { source.ownRows = OwnRowsReader(source: source).filter(rows) }
      if let links = fields[Self.links] { source.links = LinksReader(source: source).links(links) }
      if let register { check(source, isRegisterOf: register, entry) }
      return ReadSource(definition: source, location: entry.location, lookedUp: fields[Self.lookedUp])
    }
  }

  /// The key's columns; nil where each row is its own, or the key is missing.
  private func keyNames(_ fields: Fields) -> Entry? {
    guard let key = fields[Self.key], !(key.isPlain && key.scalar == "none") else { return nil }
    if key.isList, key.items().isEmpty {
      key.report(
        .wrongValue, "'key' is empty: name the columns that identify a row", hint: "write key: none if every row counts")
    }
    return key
  }

  /// Checks that a source with narrative has the columns that are looked for by their names.
  private func check(_ source: SourceDefinition, has narrative: NarrativeSource, _ columns: Entry) {
    for (name, kind) in narrative.columns where !source.unreadColumns.contains(name) {
      let found = source.column(name)?.kind
      let fits =
        switch (kind, found) {
        case (.day, .day), (.text, .category), (.text, .identifier), (.text, .text): true
        case (.code(let codes), .code(let known)): Set(known.map(\.name)) == Set(codes)
        default: false
        }
      guard !fits else { continue }
      let type =
        switch kind {
        case .code(let codes): "code, codes: [\(codes.joined(separator: ", "))]"
        case .day: "day"
        case .text: "text"
        }
      columns.report(
        found == nil ? .missingKey : .wrongColumnKind, "\(source.name) needs a column '\(name)'", hint: "\(name): {type: \(type)}"
      )
    }
  }

  private func check(_ source: SourceDefinition, files: Entry?, key: Entry?) {
    if let files, files.isList, files.items().isEmpty {
      files.report(.wrongValue, "'files' is empty: no file could ever belong to this source")
    }
    for name in source.files where name.hasSuffix(".csv") || name.contains("/") {
      files?.report(.wrongValue, "'\(name)' is not the beginning of a file name", hint: "leave out the folder and .csv")
    }
    for position in source.key {
      switch source.columns[position].kind {
      case .integer(let range) where range.lowerBound < 0 || range.upperBound >= Int(UInt32.max):
        key?.report(
          .wrongColumnKind, "'\(source.columns[position].name)' can be too large a number for a key",
          hint: "write type: identifier")
      case .decimal:
        key?.report(
          .wrongColumnKind, "'\(source.columns[position].name)' has decimal places, so it cannot be a key",
          hint: "write type: identifier"
        )
      case .identifier, .day, .code, .category, .integer, .text: continue
      }
    }
  }

  /// Reads the column that says which version of a row is later; it must hold days or numbers.
  private func version(of source: SourceDefinition, _ entry: Entry) -> Int? {
    guard let name = source.column(named: entry, .any) else { return nil }
    switch source.column(name)?.kind {
    case .day, .integer: return source.position(of: name)
    case let kind:
      entry.report(
        .wrongColumnKind, "later_version needs a date or a number, and '\(name)' is \(kind?.inWords ?? "not a column")")
      return nil
    }
  }

  private func check(_ source: SourceDefinition, isRegisterOf domain: String, _ entry: Entry) {
    let isRegister = source.key.count == 1 && source.columns[source.key[0]].kind == .identifier(domain: domain)
    guard !isRegister, source.unreadColumns.isEmpty else { return }
    entry.report(
      .wrongColumnKind, "a register of '\(domain)' needs exactly one key column, an identifier of that domain",
      hint: "key: [one column], with type: identifier and domain: \(domain)")
  }
}
