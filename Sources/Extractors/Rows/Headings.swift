internal import Model

/// Finds which field of a record holds which column of the definition.
struct Headings {
  /// A field that holds a column on the days of a period.
  struct Place {
    var field: Int
    var period: Validity
  }

  /// For each column of the definition, its places; empty where the file has no such heading.
  let places: [[Place]]
  /// The headings as the file has them.
  let found: [String]
  /// These headings and the definition's own, folded.
  let names: Set<String>

  /// How many fields each record must have.
  var count: Int { found.count }

  /// Matches a file's headings by any listed spelling, whatever their order, case, spaces and punctuation.
  ///
  /// Throws: `HeadingFault`, with what was found and what was wanted, where mandatory headings are missing (all of them are
  /// named), or two headings match one column on one day.
  init(_ found: [String], for source: SourceDefinition) throws(HeadingFault) {
    self.found = found
    names = Set(found.map(\.foldedHeading) + source.columns.flatMap { $0.headings.map(\.text.foldedHeading) })
    places = Self.places(found, source)
    guard places.contains(where: { !$0.isEmpty }) else {
      // What is no heading line may be a row about a child: nothing of it is told.
      throw .noneKnown(wanted: source.columns.map(\.name))
    }
    for (position, column) in source.columns.enumerated() {
      let places = places[position]
      for (index, place) in places.enumerated() {
        guard let other = places[(index + 1)...].first(where: { $0.period.overlaps(place.period) }) else { continue }
        throw .bothMatch([found[place.field], found[other.field]], column: column.name)
      }
    }
    let missing = source.columns.indices.filter { places[$0].isEmpty && Self.isMandatory($0, source) }
      .map { MissingHeading(column: source.columns[$0].name, wanted: source.columns[$0].headings.map(\.text)) }
    if !missing.isEmpty { throw .missing(missing, found: told(source)) }
  }

  /// The headings as the file has them, for a message. Headings that the definition knows, or nearly knows, are quoted; any
  /// other is hidden, because the line may be a row about a child in which one value is the name of a heading.
  private func told(_ source: SourceDefinition) -> [HeadingFault.Found] {
    let names = columnNames(source)
    let wanted = source.columns.indices.filter { places[$0].isEmpty }.flatMap { source.columns[$0].headings.map(\.text) }
    return zip(found, names).filter { !$0.0.isEmpty }.map { heading, name in
      name.isEmpty && !NearestName.isNear(heading, to: wanted) ? .hidden : .heading(heading)
    }
  }

  private static func isMandatory(_ position: Int, _ source: SourceDefinition) -> Bool {
    source.columns[position].needsHeading || source.key.contains(position)
  }

  /// For each heading, the column that it became; empty where it is no column of the definition.
  func columnNames(_ source: SourceDefinition) -> [String] {
    var names = found.map { _ in "" }
    for (position, places) in places.enumerated() {
      for place in places { names[place.field] = source.columns[position].name }
    }
    return names
  }

  /// How many columns of the definition these headings hold, and whether all that must be there are among them.
  static func match(_ found: [String], _ source: SourceDefinition) -> (columns: Int, isComplete: Bool) {
    let places = places(found, source)
    let isComplete = source.columns.indices.allSatisfy {
      !places[$0].isEmpty || !isMandatory($0, source)
    }
    return (places.count { !$0.isEmpty }, isComplete)
  }

  /// The columns that must be there and that the file does not have on some of its rows' days: no heading is theirs, or only
  /// one that is valid on other days. `days` are those of the file's rows; nil where none has one.
  func missingColumns(of source: SourceDefinition, days: ClosedRange<Day>?, in file: String) -> [MissingColumn] {
    let names = columnNames(source)
    let strangers = zip(found, names).filter { $0.1.isEmpty && !$0.0.isEmpty }.map(\.0)
    return source.columns.enumerated().compactMap { position, column in
      guard !column.mayBeAbsent, !isCovered(places[position].map(\.period), column.period, days) else { return nil }
      let nearest = NearestName.nearest(to: column.headings.map(\.text), among: strangers)
      return MissingColumn(column: column.name, file: file, nearest: nearest.map(SafeText.heading))
    }
  }

  /// Whether periods cover all the days of the rows on which a column is in use.
  private func isCovered(_ periods: [Validity], _ use: Validity, _ days: ClosedRange<Day>?) -> Bool {
    guard let days else { return !periods.isEmpty || use != .always }
    var day = max(days.lowerBound, use.from ?? days.lowerBound)
    let end = min(days.upperBound, use.until ?? days.upperBound)
    while day <= end {
      guard let period = periods.first(where: { $0.contains(day) }) else { return false }
      guard let until = period.until else { return true }
      day = until + 1
    }
    return true
  }

  private static func places(_ found: [String], _ source: SourceDefinition) -> [[Place]] {
    let folded = found.map(\.foldedHeading)
    return source.columns.map { column in
      let spellings = column.headings.map { ($0.text.foldedHeading, $0.period) }
      return folded.enumerated().flatMap { field, name in
        // A heading that is spelled alike for several periods holds in all of them.
        spellings.filter { $0.0 == name }.map { Place(field: field, period: $0.1) }.prefix(1)
      }
    }
  }
}
