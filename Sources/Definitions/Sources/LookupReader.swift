internal import Model

/// Reads the columns of a source that are looked up in other sources, once all sources are known.
struct LookupReader {
  static let first = Key(
    "first", .name(of: "a column of days of the other source"), .optional,
    "The day that is taken: the earliest on or after the row's own day.", example: "contact_date")
  static let latest = Key(
    "latest", .name(of: "a column of days of the other source"), .optional,
    "The day that is taken: the latest on or before the row's own day.", example: "review_date")
  static let source = Key(
    "in", .name(of: "a source"), .required, "The other source, in which the day is looked up.", example: "contacts")
  static let by = Key(
    "by", .name(of: "a column with an identifier"), .required,
    "The identifier by which rows belong together: a column of this source, and one of its domain in the other.",
    example: "person_id")
  static let notBefore = Key(
    "not_before", .name(of: "a column of days of this source"), .optional, "The row's own day, with `first`.",
    example: "referral_date")
  static let notAfter = Key(
    "not_after", .name(of: "a column of days of this source"), .optional, "The row's own day, with `latest`.",
    example: "referral_date")
  static let filter = Key(
    "where", .mapping("filter"), .optional(default: "all rows"),
    "The rows of the other source that are looked at. What they say of days does not matter here.", example: "{kind: attended}")
  static let keys = KeySet(
    "looked-up column",
    "A column of days that is looked up in another source: the first, or the latest, of a person or a school.",
    [first, latest, source, by, notBefore, notAfter, filter])

  /// All sources, with the names of the columns that they look up.
  private let announced: [ReadSource]
  /// The names of all sources, whatever else is wrong with them; nil where a file gives none.
  private let names: [String]?

  /// The sources with their looked-up columns.
  static func completed(_ sources: [ReadSource], names: [String]?) -> [ReadSource] {
    guard sources.contains(where: { $0.lookedUp != nil }) else { return sources }
    let reader = LookupReader(announced: sources.map(\.announcing), names: names)
    let completed = sources.map { source in
      var source = source
      source.definition.lookedUp = source.lookedUp.map { reader.columns($0, of: source.definition) } ?? []
      return source
    }
    LookupCircles(completed).report()
    return completed
  }

  private func columns(_ entry: Entry, of source: SourceDefinition) -> [LookedUpColumn] {
    if source.registerOf != nil || source.links != nil {
      entry.report(
        .unknownKey, "\(source.name) is read before the sources that it could look something up in",
        hint: "a source with register_of or links cannot have looked_up")
    }
    let pairs = entry.pairs()
    let names = pairs.compactMap(\.key.scalar)
    // Each may be worked out from those before it. One that cannot be read is known all the same, so that its mistake causes no
    // others.
    return pairs.reduce(into: []) { columns, pair in
      var known = source
      known.lookedUp = columns
      let later = Array(names.dropFirst(columns.count))
      let column = column(pair.key, pair.value, of: known, later: later)
      columns.append(column ?? LookedUpColumn(announcing: pair.key.scalar ?? ""))
    }
  }

  /// `later` are the names of this column and of those after it.
  private func column(_ key: Entry, _ value: Entry, of source: SourceDefinition, later: [String]) -> LookedUpColumn? {
    guard let name = key.text() else { return nil }
    if ["any", "not"].contains(name) {
      key.report(.wrongValue, "a column cannot be called '\(name)': a condition has this word", hint: "give it another name")
    }
    if source.column(name) != nil || source.unreadColumns.contains(name) {
      key.report(.duplicateName, "\(source.name) has a column '\(name)' already", hint: "give the looked-up column another name")
    }
    return Self.keys.read(value) { fields -> LookedUpColumn? in
      let (first, latest, by) = (fields[Self.first], fields[Self.latest], fields[Self.by])
      let (sourceEntry, filter) = (fields[Self.source], fields[Self.filter])
      let bound = bound(fields, of: source, later)
      let ownKey = by.flatMap { identifier($0, of: source) }
      guard let other = sourceEntry.flatMap({ otherSource($0, than: source) }) else { return nil }
      let otherKey = by.flatMap { by in ownKey.flatMap { self.otherKey(by, $0, of: source, in: other) } }
      let rows = filter.map { self.filter($0, of: other) } ?? Filter()
      guard let day = (first ?? latest).flatMap({ other.column(named: $0, .day) }), let ownKey, let otherKey, let bound else {
        return nil
      }
      return LookedUpColumn(
        name: name, choice: first == nil ? .latest : .first, day: day, source: other.name, by: (ownKey, otherKey), bound: bound,
        filter: rows)
    }
  }

  private func otherSource(_ entry: Entry, than source: SourceDefinition) -> SourceDefinition? {
    guard let name = entry.name("source", among: names, code: .unknownSource) else { return nil }
    guard name != source.name else {
      entry.report(.wrongValue, "\(name) cannot look up days in itself", hint: "name another source")
      return nil
    }
    return announced.first { $0.definition.name == name }?.definition
  }

  /// Reads the column with the row's own day: `not_before` goes with `first`, and `not_after` with `latest`.
  private func bound(_ fields: Fields, of source: SourceDefinition, _ later: [String]) -> String? {
    let (notBefore, notAfter) = (fields[Self.notBefore], fields[Self.notAfter])
    guard fields.has(Self.first) != fields.has(Self.latest) else {
      fields.entry.report(
        .missingKey, fields.has(Self.first) ? "choose 'first' or 'latest', not both" : "'first' or 'latest' is missing",
        hint: "write first: contact_date, or latest: review_date")
      return nil
    }
    let (wanted, other, choice, key) =
      fields.has(Self.first)
      ? (notBefore, notAfter, "first", Self.notBefore.name) : (notAfter, notBefore, "latest", Self.notAfter.name)
    if let other {
      other.report(.wrongValue, "'\(choice)' goes with '\(key)'", hint: "write '\(key)'")
      return nil
    }
    guard let wanted else {
      fields.entry.report(.missingKey, "'\(key)' is missing: name the column with the row's own date")
      return nil
    }
    if let name = wanted.scalar, later.contains(name), source.column(name) == nil {
      wanted.report(.wrongValue, "'\(name)' is not looked up yet", hint: "put it before this column")
      return nil
    }
    return source.column(named: wanted, .day)
  }

  private func identifier(_ entry: Entry, of source: SourceDefinition) -> String? {
    guard let name = source.column(named: entry, .entity) else { return nil }
    if source.column(name)?.kind.isIdentifier == true { return name }
    entry.report(
      .wrongColumnKind, "'\(name)' of \(source.name) is a category, and days are looked up by an identifier",
      hint: "in sources/, give it type: identifier and the domain that the other source has")
    return nil
  }

  /// The column of the other source with the same identifiers: that of the same name, or the only one of its domain.
  private func otherKey(_ entry: Entry, _ own: String, of source: SourceDefinition, in other: SourceDefinition) -> String? {
    guard let domain = source.column(own)?.domain(in: source.name) else { return nil }
    let fitting = other.columns.filter { $0.kind == .identifier(domain: domain) }.map(\.name)
    if fitting.contains(own) { return own }
    if fitting.count == 1 { return fitting[0] }
    // One that could not be read may be of the domain.
    guard other.unreadColumns.isEmpty else { return nil }
    if fitting.isEmpty {
      entry.report(
        .wrongColumnKind, "\(other.name) has no column with domain: \(domain), which '\(own)' has",
        hint: "in sources/, give the column of \(other.name) that names the same type: identifier and domain: \(domain)")
    } else {
      entry.report(
        .wrongColumnKind, "\(other.name) has several columns with domain: \(domain): \(fitting.joined(separator: ", "))",
        hint: "name one of them '\(own)', as in \(source.name)")
    }
    return nil
  }

  /// Reads the filter of the other source's rows. A condition on days could hold from some day on, and a looked-up day is the
  /// same on all days.
  private func filter(_ entry: Entry, of other: SourceDefinition) -> Filter {
    let filter = FilterReader(source: other, hasDay: false).filter(entry)
    for column in Set(filter.columns).sorted() {
      guard case .day = other.column(column)?.kind else { continue }
      entry.report(
        .wrongColumnKind, "'\(column)' of \(other.name) is a date, and rows are looked up whatever their dates",
        hint: "use conditions on codes, categories, identifiers or numbers")
    }
    return filter
  }
}

extension ReadSource {
  /// The source with the names of its looked-up columns, so that other sources can name them before they are read.
  fileprivate var announcing: ReadSource {
    var source = self
    let names = lookedUp?.isMapping == true ? lookedUp?.pairs().compactMap(\.key.scalar) ?? [] : []
    source.definition.lookedUp = names.map(LookedUpColumn.init(announcing:))
    return source
  }
}

extension LookedUpColumn {
  /// A column of which nothing is known but its name.
  fileprivate init(announcing name: String) {
    self.init(name: name, choice: .first, day: "", source: "", by: ("", ""), bound: "")
  }
}
