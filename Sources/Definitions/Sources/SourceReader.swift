internal import Model

/// Reads one file of `sources/`.
struct SourceReader {
  /// The plan's own policies.
  let alerts: AlertPolicies

  func source(_ entry: Entry) -> ReadSource? {
    Fields.read(entry) { fields -> ReadSource? in
      let name = fields.required("source")?.text()
      let title = fields.required("title")?.text()
      let optionalEntry = fields.optional("optional")
      let filesEntry = fields.optional("files")
      let files = filesEntry?.texts()
      let keyNames = fields.required("key").flatMap { $0.isPlain && $0.scalar == "none" ? nil : $0 }
      if let keyNames, keyNames.isList, keyNames.items().isEmpty {
        keyNames.report(
          .wrongValue, "'key' is empty: name the columns that identify a row",
          hint: "write key: none if every row counts")
      }
      let layout = fields.optional("layout").map(layout) ?? FileLayout()
      let (versionEntry, dated) = (fields.optional("later_version"), fields.optional("dated_by"))
      let limit = fields.optional("reject_limit").map(rejectLimit) ?? RejectLimit()
      let senseRules = fields.optional("sense_checks").map(senseRules) ?? SenseRules()
      let dueDay = fields.optional("due_day").flatMap(dueDay) ?? 1
      let alerts = fields.optional("alerts").map(AlertReader(place: .source, base: alerts).policies) ?? alerts
      let mayShrink = fields.optional("may_shrink")
      let register = fields.optional("register_of")?.text()
      let linksEntry = fields.optional("links")
      let rowsEntry = fields.optional("rows")
      let lookedUp = fields.optional("looked_up")
      let columnsEntry = fields.required("columns")
      guard let name, let title, let columnsEntry else { return nil }
      let key = keyNames?.texts() ?? []
      let columns = ColumnReader(key: key).columns(columnsEntry)
      let known = columns.map(\.name)
      let positions = keyNames?.items().compactMap { item in
        item.name("column", among: known, code: .unknownColumn).flatMap(known.firstIndex)
      }
      var source = SourceDefinition(
        name: name, title: title, files: files ?? [name], layout: layout, columns: columns, key: positions ?? [],
        rejectLimit: limit, senseRules: senseRules, dueDay: dueDay, alerts: alerts, registerOf: register)
      source.laterVersion = versionEntry.flatMap { version(of: source, $0) }
      if let dated { source.datedBy = source.column(named: dated, .day).flatMap(source.position) }
      source.mayShrink = mayShrink?.flag() ?? false
      source.isOptional = optionalEntry?.flag() ?? false
      check(source, files: filesEntry, key: keyNames)
      if let narrative = NarrativeSource(rawValue: name) { check(source, has: narrative, columnsEntry) }
      if let rowsEntry { source.ownRows = ownRows(rowsEntry, of: source) }
      if let linksEntry { source.links = links(linksEntry, of: source) }
      if let register, !isRegister(source, of: register) {
        entry.report(
          .wrongColumnKind, "a register of '\(register)' needs exactly one key column, an identifier of that domain",
          hint: "key: [one column], with type: identifier and domain: \(register)")
      }
      return ReadSource(definition: source, location: entry.location, lookedUp: lookedUp)
    }
  }

  /// Checks that a source with narrative has the columns that are looked for by their names.
  private func check(_ source: SourceDefinition, has narrative: NarrativeSource, _ columns: Entry) {
    for (name, kind) in narrative.columns {
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
    if let files {
      if source.files.isEmpty { files.report(.wrongValue, "'files' is empty: no file could ever belong to this source") }
      for name in source.files where name.hasSuffix(".csv") || name.contains("/") {
        files.report(.wrongValue, "'\(name)' is not the beginning of a file name", hint: "leave out the folder and .csv")
      }
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
      default: continue
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

  /// Reads `off`, or `{off: [gaps, seasons], quiet_months: [8], stale_after_days: 150}`.
  private func senseRules(_ entry: Entry) -> SenseRules {
    if entry.scalar == "off" { return SenseRules(checks: []) }
    return Fields.read(entry) { fields in
      var rules = SenseRules()
      let off = fields.optional("off")?.items().compactMap { $0.choice("sense check", SenseRules.Check.self) } ?? []
      rules.checks.subtract(off)
      for item in fields.optional("quiet_months")?.items() ?? [] {
        guard let month = item.wholeNumber() else { continue }
        if !(1...12).contains(month) { item.report(.wrongValue, "\(month) is not a month", hint: "1 to 12") }
        rules.quietMonths.insert(month)
      }
      rules.staleAfterDays = fields.optional("stale_after_days")?.wholeNumber() ?? rules.staleAfterDays
      return rules
    }
  }

  private func dueDay(_ entry: Entry) -> Int? {
    guard let day = entry.wholeNumber() else { return nil }
    if (1...31).contains(day) { return day }
    entry.report(.wrongValue, "\(day) is not a day of a month", hint: "1 to 31")
    return nil
  }

  private func layout(_ entry: Entry) -> FileLayout {
    Fields.read(entry) { fields in
      var layout = FileLayout()
      if let name = fields.optional("delimiter")?.name("delimiter", among: FileLayout.delimiters.map(\.name)) {
        layout.delimiter = FileLayout.delimiters.first { $0.name == name }?.byte
      }
      if let lines = fields.optional("title_lines") {
        if lines.scalar == "any" {
          layout.titleLines = .untilHeadings
        } else if let count = lines.wholeNumber() {
          if count < 0 { lines.report(.wrongValue, "title_lines cannot be below 0", hint: "a number of lines, or any") }
          layout.titleLines = count > 0 ? .count(count) : .none
        }
      }
      layout.endLines = fields.optional("end_lines")?.texts() ?? []
      return layout
    }
  }

  private func isRegister(_ source: SourceDefinition, of domain: String) -> Bool {
    guard source.key.count == 1, let key = source.key.first else { return false }
    return source.columns[key].kind == .identifier(domain: domain)
  }

  private func rejectLimit(_ entry: Entry) -> RejectLimit {
    Fields.read(entry) { fields in
      let (percent, atLeast) = (fields.optional("percent"), fields.optional("at_least"))
      let evenIfFew = fields.optional("even_if_few_percent")
      let standard = RejectLimit()
      let limit = RejectLimit(
        percent: percent?.number() ?? standard.percent, atLeast: atLeast?.wholeNumber() ?? standard.atLeast,
        evenIfFew: evenIfFew?.number())
      for (entry, share) in [(percent, limit.percent), (evenIfFew, limit.evenIfFew)] where !(0...100).contains(share) {
        entry?.report(.wrongValue, "\(share) is not a percentage", hint: "0 to 100")
      }
      if limit.atLeast < 0 { atLeast?.report(.wrongValue, "at_least cannot be below 0") }
      return limit
    }
  }

  /// Reads `{of: school, from: school_urn, to: link_urn, where: {link_type: successor}}`.
  private func links(_ entry: Entry, of source: SourceDefinition) -> EntityLinks? {
    Fields.read(entry) { fields -> EntityLinks? in
      let (domain, from, to) = (fields.required("of")?.text(), fields.required("from"), fields.required("to"))
      let rows = fields.optional("where").map(FilterReader(source: source, hasDay: false).filter) ?? Filter()
      guard let domain, let from, let to else { return nil }
      let names = [from, to].compactMap { column -> String? in
        guard let name = source.column(named: column, .entity) else { return nil }
        if source.column(name)?.kind == .identifier(domain: domain) { return name }
        column.report(
          .wrongColumnKind, "'\(name)' is not an identifier of '\(domain)'", hint: "write type: identifier and domain: \(domain)")
        return nil
      }
      return names.count == 2 ? EntityLinks(domain: domain, earlier: names[0], later: names[1], rows: rows) : nil
    }
  }

  /// Reads the filter for the source's own rows in an export that sources share; it may look at columns of codes alone.
  private func ownRows(_ entry: Entry, of source: SourceDefinition) -> Filter {
    let filter = FilterReader(source: source, hasDay: false).filter(entry)
    for condition in filter.conditions {
      guard case .code = source.column(condition.column)?.kind, case .among = condition.test else {
        entry.report(
          .wrongColumnKind, "rows: '\(condition.column)' cannot say which source a row belongs to",
          hint: "use a column with type: code, and list the codes of this source")
        continue
      }
    }
    return filter
  }
}
