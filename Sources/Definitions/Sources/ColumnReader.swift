internal import Model

/// Reads the columns of a source.
struct ColumnReader {
  /// The names of the key's columns. These must have a value unless the definition says otherwise.
  let key: [String]

  /// The largest whole number that a binary fraction holds exactly, as it does every smaller one.
  private static let largest = 1 << 53

  private enum Kind: String, CaseIterable { case identifier, day, code, category, number, text }

  func columns(_ entry: Entry) -> [ColumnDefinition] {
    let pairs = entry.pairs()
    let names = pairs.compactMap(\.key.scalar)
    let days = pairs.filter {
      $0.value.isMapping && $0.value.pairs().contains { $0.key.scalar == "type" && $0.value.scalar == "day" }
    }
    .compactMap(\.key.scalar)
    var headings: [(text: String, column: String, period: Validity)] = []
    return pairs.compactMap { nameEntry, body in
      guard let name = nameEntry.text(), let column = column(name, body, among: names, days: days) else { return nil }
      for heading in column.headings {
        let folded = heading.text.foldedHeading
        if let other = headings.first(where: { $0.text == folded && $0.column != name && $0.period.overlaps(heading.period) }) {
          nameEntry.report(.duplicateName, "the heading '\(heading.text)' belongs to both '\(other.column)' and '\(name)'")
        }
        headings.append((folded, name, heading.period))
      }
      return column
    }
  }

  private func column(_ name: String, _ entry: Entry, among names: [String], days: [String]) -> ColumnDefinition? {
    Fields.read(entry) { fields -> ColumnDefinition? in
      let spellings = fields.optional("headings").map(SpellingReader.spellings) ?? []
      let required = fields.optional("required")
      let needsHeadingOnly = required?.scalar == "heading"
      let isMandatory = needsHeadingOnly ? false : required?.flag() ?? key.contains(name)
      let period = SpellingReader.period(fields)
      let mayBeAbsent = fields.optional("may_be_absent")?.flag() ?? false
      if mayBeAbsent, isMandatory || needsHeadingOnly {
        entry.report(.wrongValue, "'\(name)' cannot be both required and may_be_absent", hint: "remove one of them")
      }
      let isFilledLater = fields.optional("filled_later")?.flag() ?? false
      let suppressed = fields.optional("suppressed")?.texts() ?? []
      var follows: String?
      if let start = fields.optional("not_before_column") {
        follows = start.name("column", among: names.filter { $0 != name }, code: .unknownColumn)
        if let name = follows, !days.contains(name) {
          start.report(.wrongColumnKind, "'\(name)' is not a date, so nothing can come before it")
        }
      }
      guard let type = fields.required("type")?.choice("type", Kind.self), let kind = kind(type, fields) else { return nil }
      let unlisted = type == .code ? fields.optional("unlisted").flatMap { self.unlisted($0, of: kind) } : nil
      let known = type == .category ? fields.optional("known").map(known) ?? [] : []
      if follows != nil, type != .day {
        entry.report(.wrongColumnKind, "'\(name)' is not a date, so it cannot come after another column")
      }
      var column = ColumnDefinition(
        name: name, spellings: spellings, kind: kind, isMandatory: isMandatory,
        needsHeading: isMandatory || needsHeadingOnly, mayBeAbsent: mayBeAbsent, follows: follows, period: period,
        isFilledLater: isFilledLater, suppressed: suppressed)
      (column.unlisted, column.known) = (unlisted, known)
      if type == .number { column.marks = marks(fields) }
      return column
    }
  }

  /// Reads the code that stands for values that are not listed.
  private func unlisted(_ entry: Entry, of kind: ColumnKind) -> String? {
    guard case .code(let codes) = kind else { return nil }
    return entry.name("code", among: codes.map(\.name), code: .unknownCode)
  }

  private func kind(_ type: Kind, _ fields: Fields) -> ColumnKind? {
    switch type {
    case .identifier: return fields.required("domain")?.text().map { .identifier(domain: $0) }
    case .category: return .category
    case .text: return .text
    case .number:
      let low = fields.optional("at_least")?.wholeNumber() ?? 0
      let high = fields.optional("at_most")?.wholeNumber() ?? Int(Int32.max)
      guard low <= high, low >= -Self.largest, high <= Self.largest else {
        fields.entry.report(.wrongValue, "\(low) to \(high) is not a range", hint: "at_least must be below at_most")
        return nil
      }
      let places = fields.optional("places")
      guard let count = places?.wholeNumber(), count > 0 else { return .integer(low...high) }
      guard count <= 6 else {
        places?.report(.wrongValue, "\(count) decimal places are too many: at most 6")
        return nil
      }
      return .decimal(places: count, low...high)
    case .day:
      let formats = fields.optional("formats").map(DayFormat.formats) ?? DayFormat.standard
      return .day(formats: formats, notBefore: earliest(fields.optional("not_before")))
    case .code: return fields.required("codes").map(codes)
    }
  }

  /// What may stand in a number: `thousands: comma`, `percent_sign: allowed`.
  private func marks(_ fields: Fields) -> Set<NumberMark> {
    var marks: Set<NumberMark> = []
    if fields.optional("thousands")?.name("thousands separator", among: ["comma"]) != nil { marks.insert(.thousands) }
    if fields.optional("percent_sign")?.name("percent sign", among: ["allowed"]) != nil { marks.insert(.percent) }
    return marks
  }

  /// The earliest day that a column may have: 1 January 1990 unless the definition gives another; nil where it says `none`.
  private func earliest(_ entry: Entry?) -> Day? {
    guard let entry else { return Day(1990, 1, 1) }
    return entry.scalar == "none" ? nil : entry.anyDay()
  }

  /// Reads a list of codes, or a mapping from each code to its other spellings.
  private func codes(_ entry: Entry) -> ColumnKind {
    let codes = entry.isMapping ? entry.pairs().compactMap(code) : entry.texts().map { Code(name: $0) }
    if codes.contains(where: { $0.name.lowercased() == "unknown" }) {
      entry.report(.duplicateName, "'unknown' is the category of rows without a code", hint: "give this code another name")
    }
    if codes.isEmpty { entry.report(.wrongValue, "'codes' is empty: every row would be rejected") }
    reportDoubles(codes, entry)
    if codes.count > 255 {
      entry.report(.wrongValue, "\(codes.count) codes are too many: at most 255", hint: "type: category needs no list")
    }
    return .code(codes)
  }

  /// Reads the values of an open vocabulary that have several spellings.
  private func known(_ entry: Entry) -> [Code] {
    let codes = entry.pairs().compactMap(code)
    reportDoubles(codes, entry)
    return codes
  }

  /// Reports a spelling that stands for two codes on one day.
  private func reportDoubles(_ codes: [Code], _ entry: Entry) {
    var owners: [(text: String, code: String, period: Validity)] = []
    for code in codes {
      for spelling in [Spelling(code.name, code.period)] + code.spellings {
        let folded = spelling.text.lowercased()
        if let other = owners.first(where: { $0.text == folded && $0.code != code.name && $0.period.overlaps(spelling.period) }) {
          entry.report(.duplicateName, "'\(spelling.text)' is a spelling of both '\(other.code)' and '\(code.name)'")
        }
        owners.append((folded, code.name, spelling.period))
      }
    }
  }

  /// Reads `K: [SEN Support, {text: A, until: 2014-08-31}]`, or `{label: SEN Support, from: …, until: …, spellings: […]}` for a
  /// code that people know by another name, or that was not always in use.
  private func code(_ key: Entry, _ value: Entry) -> Code? {
    guard let name = key.text() else { return nil }
    if value.scalar == "" { return Code(name: name) }
    guard value.isMapping else { return Code(name: name, spellings: SpellingReader.spellings(value)) }
    return Fields.read(value) { fields in
      Code(
        name: name, label: fields.optional("label")?.text(),
        spellings: fields.optional("spellings").map(SpellingReader.spellings) ?? [],
        period: SpellingReader.period(fields))
    }
  }
}

/// Reads the spellings of a heading or a code, each with the period in which it is in use, where that is not always.
enum SpellingReader {
  /// Reads `[URN, {text: DfE number, until: 2019-08-31}]`.
  static func spellings(_ entry: Entry) -> [Spelling] {
    entry.items().compactMap { item in
      guard item.isMapping else { return item.text().map { Spelling($0) } }
      return Fields.read(item) { fields in
        let text = fields.required("text")?.text()
        let period = period(fields)
        return text.map { Spelling($0, period) }
      }
    }
  }

  /// Reads `from` and `until`; both days are included.
  static func period(_ fields: Fields) -> Validity {
    let (from, until) = (fields.optional("from"), fields.optional("until"))
    let period = Validity(from: from?.anyDay(), until: until?.anyDay())
    if let start = period.from, let end = period.until, end < start {
      until?.report(.datesOutOfOrder, "'until' (\(end)) is before 'from' (\(start))")
    }
    return period
  }
}
