internal import Model

/// Reads the columns of a source.
struct ColumnReader {
  /// What the values of a column are.
  enum Kind: String, CaseIterable { case identifier, day, code, category, number, text }

  /// The names of the key's columns. These must have a value unless the definition says otherwise.
  let key: [String]

  /// The columns of a source as far as they could be read.
  struct Columns {
    var read: [ColumnDefinition] = []
    /// The names of those that could not be read; their mistakes are reported.
    var unread: Set<String> = []
  }

  /// What the other columns of the source are, as far as their definitions say it.
  private struct Others {
    var names: [String]
    /// The columns of another type than days.
    var notDays: Set<String>

    init(_ pairs: [(key: Entry, value: Entry)]) {
      names = pairs.compactMap(\.key.scalar)
      notDays = Set(
        pairs.compactMap { name, body in
          let kind = body.value(of: ColumnReader.type.name)?.scalar.flatMap(Kind.init)
          return kind == nil || kind == .day ? nil : name.scalar
        })
    }
  }

  func columns(_ entry: Entry) -> Columns {
    let pairs = entry.pairs()
    let others = Others(pairs)
    var columns = Columns()
    var headings: [(text: String, column: String, period: Validity)] = []
    for (nameEntry, body) in pairs {
      guard let name = nameEntry.text() else { continue }
      if ["any", "not"].contains(name) {
        nameEntry.report(
          .wrongValue, "a column cannot be called '\(name)': a condition has this word", hint: "give it another name")
      }
      guard let column = column(name, body, others) else {
        columns.unread.insert(name)
        continue
      }
      for heading in column.headings {
        let folded = heading.text.foldedHeading
        if let other = headings.first(where: { $0.text == folded && $0.column != name && $0.period.overlaps(heading.period) }) {
          nameEntry.report(.duplicateName, "the heading '\(heading.text)' belongs to both '\(other.column)' and '\(name)'")
        }
        headings.append((folded, name, heading.period))
      }
      columns.read.append(column)
    }
    return columns
  }

  private func column(_ name: String, _ entry: Entry, _ others: Others) -> ColumnDefinition? {
    Self.keys.read(entry) { fields -> ColumnDefinition? in
      let spellings = fields[Self.headings] ?? []
      let required = fields[Self.required]
      let needsHeadingOnly = required?.scalar == "heading"
      let isMandatory = needsHeadingOnly ? false : required?.flag() ?? key.contains(name)
      let mayBeAbsent = fields[Self.mayBeAbsent] ?? false
      if mayBeAbsent, isMandatory || needsHeadingOnly {
        entry.report(.wrongValue, "'\(name)' cannot be both required and may_be_absent", hint: "remove one of them")
      }
      let period = SpellingReader.period(fields)
      let (isFilledLater, suppressed) = (fields[Self.filledLater] ?? false, fields[Self.suppressed] ?? [])
      guard let type = fields[Self.type] else { return nil }
      let follows = type == .day ? follows(fields, name, others) : nil
      guard let kind = kind(type, fields) else { return nil }
      var column = ColumnDefinition(
        name: name, spellings: spellings, kind: kind, isMandatory: isMandatory,
        needsHeading: isMandatory || needsHeadingOnly, mayBeAbsent: mayBeAbsent, follows: follows, period: period,
        isFilledLater: isFilledLater, suppressed: suppressed)
      if case .code(let codes) = kind {
        column.unlisted = fields[Self.unlisted]?.name("code", among: codes.map(\.name), code: .unknownCode)
      }
      if type == .category { column.known = fields[Self.known].map(CodeReader.known) ?? [] }
      if type == .number { column.marks = marks(fields) }
      return column
    }
  }

  /// The column whose date this one may not precede.
  private func follows(_ fields: Fields, _ name: String, _ others: Others) -> String? {
    guard let entry = fields[Self.notBeforeColumn] else { return nil }
    let other = entry.name("column", among: others.names.filter { $0 != name }, code: .unknownColumn)
    if let other, others.notDays.contains(other) {
      entry.report(.wrongColumnKind, "'\(other)' is not a date, so nothing can come before it")
    }
    return other
  }

  private func kind(_ type: Kind, _ fields: Fields) -> ColumnKind? {
    switch type {
    case .identifier: return fields[Self.domain].map { .identifier(domain: $0) }
    case .category: return .category
    case .text: return .text
    case .number: return number(fields)
    case .day:
      return .day(formats: fields[Self.formats] ?? DayFormat.standard, notBefore: earliest(fields[Self.notBefore]))
    case .code: return fields[Self.codes].map(CodeReader.codes)
    }
  }

  private func number(_ fields: Fields) -> ColumnKind? {
    let (atLeast, atMost, places) = (fields[Self.atLeast], fields[Self.atMost], fields[Self.places])
    let isWrong =
      (atLeast == nil && fields.has(Self.atLeast)) || (atMost == nil && fields.has(Self.atMost))
      || (places == nil && fields.has(Self.places))
    if isWrong { return nil }
    let (low, high) = (atLeast ?? 0, atMost ?? Int(Int32.max))
    guard low <= high else {
      fields.entry.report(.wrongValue, "\(low) to \(high) is not a range", hint: "at_least must be below at_most")
      return nil
    }
    return places.map { $0 > 0 ? .decimal(places: $0, low...high) : .integer(low...high) } ?? .integer(low...high)
  }

  /// What may stand in a number besides its digits.
  private func marks(_ fields: Fields) -> Set<NumberMark> {
    var marks: Set<NumberMark> = []
    if fields[Self.thousands] != nil { marks.insert(.thousands) }
    if fields[Self.percentSign] != nil { marks.insert(.percent) }
    return marks
  }

  /// The earliest day that a column may have: 1 January 1990 unless the definition gives another; nil where it says `none`.
  private func earliest(_ entry: Entry?) -> Day? {
    guard let entry else { return Day(1990, 1, 1) }
    return entry.scalar == "none" ? nil : entry.anyDay()
  }
}
