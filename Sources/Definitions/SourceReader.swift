internal import Model

/// A source with the place of its definition.
struct ReadSource {
  var definition: SourceDefinition
  var location: SourceLocation
}

/// Reads one file of `sources/`.
struct SourceReader {
  func source(_ entry: Entry) -> ReadSource? {
    Fields.read(entry) { fields in
      let name = fields.required("source")?.text()
      let title = fields.required("title")?.text()
      let files = fields.optional("files")?.texts()
      let keyNames = fields.required("key")
      let limit = fields.optional("reject_limit").map(rejectLimit) ?? RejectLimit()
      let register = fields.optional("register_of")?.text()
      let rowsEntry = fields.optional("rows")
      let columnsEntry = fields.required("columns")
      guard let name, let title, let columnsEntry else { return nil }
      let key = keyNames?.texts() ?? []
      let columns = ColumnReader(key: key).columns(columnsEntry)
      let known = columns.map(\.name)
      let positions = keyNames?.items().compactMap { item in
        item.name("column", among: known, code: .unknownColumn).flatMap(known.firstIndex)
      }
      var source = SourceDefinition(
        name: name, title: title, files: files ?? [name], ownRows: Filter(), columns: columns, key: positions ?? [],
        rejectLimit: limit, registerOf: register)
      if let rowsEntry { source.ownRows = ownRows(rowsEntry, of: source) }
      if let register, !isRegister(source, of: register) {
        entry.report(
          .wrongColumnKind, "a register of '\(register)' needs one key column: an identifier of that domain",
          hint: "key: [one column], with type: identifier and domain: \(register)")
      }
      return ReadSource(definition: source, location: entry.location)
    }
  }

  private func isRegister(_ source: SourceDefinition, of domain: String) -> Bool {
    guard source.key.count == 1, let key = source.key.first else { return false }
    return source.columns[key].kind == .identifier(domain: domain)
  }

  private func rejectLimit(_ entry: Entry) -> RejectLimit {
    Fields.read(entry) { fields in
      let standard = RejectLimit()
      return RejectLimit(
        percent: fields.optional("percent")?.number() ?? standard.percent,
        atLeast: fields.optional("at_least")?.wholeNumber() ?? standard.atLeast)
    }
  }

  /// Rows of a shared export are told apart by their codes alone.
  private func ownRows(_ entry: Entry, of source: SourceDefinition) -> Filter {
    let filter = FilterReader(source: source).filter(entry)
    for condition in filter.conditions {
      guard case .code = source.column(condition.column)?.kind, case .among = condition.test else {
        entry.report(
          .wrongColumnKind, "rows: '\(condition.column)' cannot say whose a row is",
          hint: "a column with type: code, and the codes that are this source's own")
        continue
      }
    }
    return filter
  }
}
