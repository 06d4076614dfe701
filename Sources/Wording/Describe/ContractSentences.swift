package import Model

/// What a data contract says to the people who deliver an export.
package struct ContractSentences: Sendable {
  private let source: SourceDefinition
  private let definitions: DefinitionSet

  /// Sentences about what is expected of a source.
  package init(_ source: SourceDefinition, _ definitions: DefinitionSet) {
    (self.source, self.definitions) = (source, definitions)
  }

  /// What the export is for: the KPIs that read it.
  package var purpose: String {
    let ids = definitions.figures.map(\.figure).filter { definitions.lineage(of: $0).sources.contains(source.name) }.map(
      \.id.description)
    guard !ids.isEmpty else { return "Reports on the plan itself; no KPI counts its rows." }
    return "Figures of the \(definitions.plan.name) are calculated from it: KPI \(ids.joinedInWords)."
  }

  /// How it is delivered.
  package var usage: String {
    let delimiter = source.layout.delimiter.flatMap { byte in FileLayout.delimiters.first { $0.byte == byte }?.name }
    let names = source.files.map { "\($0).csv" }.joined(separator: " or ")
    let several = source.files.map { "\($0)-" }.joined(separator: " or ")
    return
      "A CSV file named \(names), or several whose names begin with \(several), in UTF-8\(delimiter.map { ", with a \($0) between values" } ?? "")."
      + titleLines + " Other columns may be there and are not read."
  }

  private var titleLines: String {
    switch source.layout.titleLines {
    case .none: " The first line has the headings."
    case .count(let count): " \(count == 1 ? "One line is" : "\(count) lines are") above the headings."
    case .untilHeadings: " Lines may be above the headings."
    }
  }

  /// What must not be done with it, and what becomes of what is wrong.
  package var limitations: String {
    (source.isAboutPeople ? "Its rows are about people: send it by a secure way only. " : "")
      + "Names, addresses and other columns that are not listed are neither needed nor read."
  }

  /// What one row is: `one row for each exclusion_id`.
  package var grain: String {
    let key = source.key.map { source.columns[$0].name }
    return key.isEmpty ? "every row is a record of its own" : "one row for each \(key.joinedInWords)"
  }

  /// What a column holds, and which headings are recognised.
  package func meaning(of column: ColumnDefinition) -> String {
    let sentences = ColumnSentences(column)
    return "\(sentences.holds.withCapital); \(sentences.demand)."
  }

  /// That the key is unique, and what becomes of rows of one key.
  package var duplicates: String {
    "\(grain.withCapital). Of several rows with the same key, the last one that is read counts; the others are reported as duplicates."
  }

  /// How many rows may be wrong.
  package var rejects: String {
    let limit = source.rejectLimit
    return
      "Rows that break a rule are left out and listed. The whole export is refused if they are more than \(Self.plain(limit.percent))% of the rows and more than \(limit.atLeast), or more than \(Self.plain(limit.evenIfFew))% however few."
  }

  /// That a much smaller export is doubted.
  package static let shrunk =
    "An export with fewer than half of the rows that it had before makes its figures provisional, until its rows return or somebody accepts it."

  /// That one day is not before another.
  package static func order(_ column: String, after other: String) -> String { "\(column) is blank, or on or after \(other)." }

  /// The earliest day of a column.
  package static func earliest(_ column: String, _ day: Day) -> String { "\(column) is on or after \(day.inWords)." }

  /// That an identifier must not have been through a spreadsheet.
  package static func damaged(_ column: String) -> String {
    "\(column) is exported as text: a number that a spreadsheet has shortened, such as 1.23E+11, is rejected."
  }

  /// When it is due.
  package var due: String { "The export for a month is due on day \(source.dueDay) of the next month." }

  /// How old its newest row may be.
  package var age: String {
    "If the newest row is more than \(source.senseRules.staleAfterDays) days old on the date of the scorecard, its figures are provisional."
  }

  private static func plain(_ number: Double) -> String { Unit.decimal(number, places: number.rounded() == number ? 0 : 1) }
}
