internal import Model

/// Reads the columns of a source.
struct ColumnReader {
  /// Names of the key's columns: they must have a value unless they say otherwise.
  let key: [String]

  private enum Kind: String, CaseIterable { case identifier, day, code, category, number, text }

  func columns(_ entry: Entry) -> [ColumnDefinition] {
    let pairs = entry.pairs()
    let names = pairs.compactMap(\.key.scalar)
    var headings: [String: String] = [:]
    return pairs.compactMap { nameEntry, body in
      guard let name = nameEntry.text(), let column = column(name, body, among: names) else { return nil }
      for heading in [column.name] + column.spellings {
        let folded = heading.lowercased().filter { $0.isLetter || $0.isNumber }
        if let other = headings[folded], other != name {
          nameEntry.report(.duplicateName, "the heading '\(heading)' of '\(name)' is one of '\(other)' too")
        }
        headings[folded] = name
      }
      return column
    }
  }

  private func column(_ name: String, _ entry: Entry, among names: [String]) -> ColumnDefinition? {
    Fields.read(entry) { fields in
      let spellings = fields.optional("headings")?.texts() ?? []
      let isMandatory = fields.optional("required")?.flag() ?? key.contains(name)
      var follows: String?
      if let start = fields.optional("not_before_column") {
        follows = start.name("column", among: names.filter { $0 != name }, code: .unknownColumn)
      }
      guard let type = fields.required("type")?.choice("type", Kind.self), let kind = kind(type, fields) else { return nil }
      if follows != nil, type != .day {
        entry.report(.wrongColumnKind, "'\(name)' is no day, so that it cannot come after another column")
      }
      return ColumnDefinition(name: name, spellings: spellings, kind: kind, isMandatory: isMandatory, follows: follows)
    }
  }

  private func kind(_ type: Kind, _ fields: Fields) -> ColumnKind? {
    switch type {
    case .identifier: return fields.required("domain")?.text().map { .identifier(domain: $0) }
    case .category: return .category
    case .text: return .text
    case .number:
      let low = fields.optional("at_least")?.wholeNumber() ?? 0
      let high = fields.optional("at_most")?.wholeNumber() ?? Int(Int32.max)
      guard low <= high else {
        fields.entry.report(.wrongValue, "at_least (\(low)) is above at_most (\(high))")
        return nil
      }
      return .integer(low...high)
    case .day:
      let formats = fields.optional("formats")?.items().compactMap { $0.choice("date format", DayFormat.self) }
      return .day(formats: formats.map(Set.init) ?? DayFormat.standard, notBefore: earliest(fields.optional("not_before")))
    case .code: return fields.required("codes").map(codes)
    }
  }

  /// 1 January 1990 unless the definition says otherwise; none where it says `none`.
  private func earliest(_ entry: Entry?) -> Day? {
    guard let entry else { return Day(1990, 1, 1) }
    return entry.scalar == "none" ? nil : entry.day()
  }

  /// A list of codes, or a mapping from each code to the other ways to write it.
  private func codes(_ entry: Entry) -> ColumnKind {
    var codes: [Code] = []
    if entry.isMapping {
      for (key, value) in entry.pairs() {
        guard let name = key.text() else { continue }
        codes.append(Code(name: name, spellings: value.scalar == "" ? [] : value.texts()))
      }
    } else {
      codes = entry.texts().map { Code(name: $0) }
    }
    var owners: [String: String] = [:]
    for code in codes {
      for spelling in [code.name] + code.spellings {
        let folded = spelling.lowercased()
        if let other = owners[folded], other != code.name {
          entry.report(.duplicateName, "'\(spelling)' stands for both '\(other)' and '\(code.name)'")
        }
        owners[folded] = code.name
      }
    }
    if codes.count > 255 { entry.report(.wrongValue, "\(codes.count) codes; at most 255", hint: "type: category has no list") }
    return .code(codes)
  }
}
