/// What a source's exports look like: one a file of `Pipelines/sources/`.
package struct SourceDefinition: Sendable {
  /// Canonical name, and the first part of its files' names: `exclusions`.
  package var name: String
  package var title: String
  /// Not every area sends it, or not every month: where it is not there, nobody is told.
  package var isOptional: Bool
  /// File names without `.csv` and without `-anything`; one export may feed several sources.
  package var files: [String]
  /// Which rows of a shared export are this source's own; the others are skipped and counted as such.
  package var ownRows: Filter
  package var layout: FileLayout
  package var columns: [ColumnDefinition]
  /// Positions in `columns` of the key: rows are unique by it, the last one read wins. Empty: every row is unique.
  package var key: [Int]
  /// Position of the column that makes the later version of a row, such as an extract's date; nil: whatever is read last.
  package var laterVersion: Int?
  /// Position of the day column that dates a row: its newest day is the source's, and it says which spellings hold.
  package var datedBy: Int?
  package var rejectLimit: RejectLimit
  /// Fewer than half of the rows that it had is nothing to wonder about.
  package var mayShrink = false
  package var senseRules: SenseRules
  /// The day of the month on which the export for the month before is due.
  package var dueDay: Int
  package var alerts: AlertPolicies
  /// The domain whose register this source is (`school`), so that others can look up its columns by key.
  package var registerOf: String?
  /// What its rows say of two numbers of one entity; nil for most sources.
  package var links: EntityLinks?
  /// Domains in which some source says that two numbers are one entity's.
  package var linkedDomains: Set<String> = []

  package init(
    name: String, title: String, isOptional: Bool = false, files: [String], ownRows: Filter = Filter(),
    layout: FileLayout = FileLayout(),
    columns: [ColumnDefinition], key: [Int], laterVersion: Int? = nil, datedBy: Int? = nil,
    rejectLimit: RejectLimit = RejectLimit(), senseRules: SenseRules = SenseRules(), dueDay: Int = 1,
    alerts: AlertPolicies = .standard, registerOf: String? = nil
  ) {
    self.name = name
    self.title = title
    self.isOptional = isOptional
    self.files = files
    self.ownRows = ownRows
    self.layout = layout
    self.columns = columns
    self.key = key
    self.laterVersion = laterVersion
    self.datedBy = datedBy ?? columns.firstIndex { if case .day = $0.kind { true } else { false } }
    self.rejectLimit = rejectLimit
    self.senseRules = senseRules
    self.dueDay = dueDay
    self.alerts = alerts
    self.registerOf = registerOf
  }

  package func position(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
  package func column(_ name: String) -> ColumnDefinition? { columns.first { $0.name == name } }
  /// Its rows number something else than schools and the like: people, or what is done with one.
  package var isAboutPeople: Bool {
    columns.contains { column in
      if case .identifier(let domain) = column.kind { !Self.placesNotPeople.contains(domain) } else { false }
    }
  }

  private static let placesNotPeople: Set<String> = ["school", "setting", "provider", "organisation", "trust", "authority"]

  /// The domains of its identifiers and vocabularies.
  package var domains: Set<String> { Set(columns.compactMap { $0.domain(in: name) }) }
}

/// How a source's rows say that two numbers of a domain are one entity's: a school that became an academy has a new one.
///
/// **Source**: Get Information about Schools, establishment links: the predecessor's row of type "Successor" names the academy.
package struct EntityLinks: Hashable, Sendable {
  package var domain: String
  /// The columns of the number it had, and of the one it has.
  package var earlier: String
  package var later: String
  /// The rows that say so.
  package var rows: Filter

  package init(domain: String, earlier: String, later: String, rows: Filter) {
    (self.domain, self.earlier, self.later, self.rows) = (domain, earlier, later, rows)
  }

  /// All columns that it reads.
  package var columns: Set<String> { Set([earlier, later] + rows.conditions.map(\.column)) }
}

/// More rejected rows than this, and the source is refused.
package struct RejectLimit: Hashable, Sendable {
  /// Share of the rows read, in percent.
  package var percent: Double
  /// Up to so many rows may be rejected whatever their share, so that a small file is not refused for one bad row.
  package var atLeast: Int
  /// Beyond this share of the source's own rows, in percent, the source is refused however few the rejected rows are.
  package var evenIfFew: Double

  package init(percent: Double = 2, atLeast: Int = 5, evenIfFew: Double? = nil) {
    self.percent = percent
    self.atLeast = atLeast
    self.evenIfFew = evenIfFew ?? max(20, percent)
  }

  /// Why rejects refuse a source.
  package enum Exceeded: Hashable, Sendable {
    /// They are more than this share of the rows read, in percent, and more than so many.
    case share(Double, atLeast: Int)
    /// They are more than this share of the source's own rows, in percent.
    case evenIfFew(Double)
  }

  /// The limit that these rejects exceed; nil where they exceed none. `own` are the rows read without those of other sources.
  package func exceeded(rejected: Int, read: Int, own: Int) -> Exceeded? {
    if Double(rejected) > max(Double(atLeast), percent * Double(read) / 100) { return .share(percent, atLeast: atLeast) }
    return Double(rejected) * 100 > evenIfFew * Double(own) ? .evenIfFew(evenIfFew) : nil
  }
}

/// How a source's files are laid out, apart from their columns.
package struct FileLayout: Hashable, Sendable {
  package enum TitleLines: Hashable, Sendable {
    /// The first line that is not blank holds the headings.
    case none
    case count(Int)
    /// The headings are the first line that has all mandatory ones.
    case untilHeadings
  }
  /// Nil: recognised from the heading line.
  package var delimiter: UInt8?
  package var titleLines: TitleLines
  /// What the first value of a line begins with that is no row: `Total`, `End of report`.
  package var endLines: [String]

  package init(delimiter: UInt8? = nil, titleLines: TitleLines = .none, endLines: [String] = []) {
    self.delimiter = delimiter
    self.titleLines = titleLines
    self.endLines = endLines
  }

  /// The delimiters a definition may name, in the order in which they are tried.
  package static let delimiters: [(name: String, byte: UInt8)] = [
    ("comma", UInt8(ascii: ",")), ("semicolon", UInt8(ascii: ";")), ("tab", 9), ("pipe", UInt8(ascii: "|")),
  ]
}
