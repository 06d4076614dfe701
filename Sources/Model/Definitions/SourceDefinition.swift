/// What a source's exports look like. Each file of `Pipelines/sources/` defines one source.
package struct SourceDefinition: Sendable {
  /// The canonical name: `exclusions`.
  package var name: String
  /// What people call it: `Permanent exclusions`.
  package var title: String
  /// Whether it need not arrive: not every area sends it, or not every month. Where it is missing, nobody is told.
  package var isOptional: Bool
  /// How the names of its files begin, without `.csv` and without `-2`; one export may feed several sources.
  package var files: [String]
  /// The rows of a shared export that are this source's own. The others are skipped, and counted as such.
  package var ownRows: Filter
  /// How its files are laid out, apart from their columns.
  package var layout: FileLayout
  /// Its columns, in the definition's order.
  package var columns: [ColumnDefinition]
  /// The columns whose definitions are wrong, so that nobody who names one is said to make a second mistake. There are none
  /// where definitions are used.
  package var unreadColumns: Set<String> = []
  /// The positions in `columns` of the key. Rows are unique by it, and the last one read wins. Empty where every row is unique.
  package var key: [Int]
  /// The position of the column that says which version of a row is the later one, such as the date of an extract; nil where
  /// whatever is read last is.
  package var laterVersion: Int?
  /// The position of the day column that dates a row. Its newest day is the source's age, and it says which spellings hold. Nil
  /// where no column holds days.
  package var datedBy: Int?
  /// How many rejected rows refuse the source.
  package var rejectLimit: RejectLimit
  /// Whether fewer than half of the rows that it had are no surprise.
  package var mayShrink = false
  /// What else is looked for in its rows.
  package var senseRules: SenseRules
  /// The day of the month on which the export for the month before is due, from 1 to 31.
  package var dueDay: Int
  /// The alert rules for this source.
  package var alerts: AlertPolicies
  /// The domain whose register this source is (`school`), so that others can look up its columns by key; nil where it is no
  /// register.
  package var registerOf: String?
  /// What its rows say of two numbers of one entity; nil for most sources.
  package var links: EntityLinks?
  /// The domains in which some source says that two numbers belong to one entity.
  package var linkedDomains: Set<String> = []
  /// Columns of days that its files do not have, because they are looked up in other sources; in the definition's order. One may
  /// be worked out from an earlier one.
  package var lookedUp: [LookedUpColumn] = []

  /// A source as its definition says it. Where `datedBy` is nil, the first column of days dates its rows.
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

  /// The position of a column in `columns`; nil where there is none of this name.
  package func position(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
  /// The column of this name, whether its files have it or it is looked up; nil where there is none.
  package func column(_ name: String) -> ColumnDefinition? {
    columns.first { $0.name == name } ?? lookedUp.first { $0.name == name }?.definition
  }
  /// The names of its columns, with those that are looked up.
  package var columnNames: [String] { columns.map(\.name) + lookedUp.map(\.name) }
  /// Whether its rows are about people, or about what is done with them: one of its identifiers is not that of a school or the
  /// like.
  package var isAboutPeople: Bool {
    columns.contains { column in
      if case .identifier(let domain) = column.kind { !Self.isOfPlaces(domain) } else { false }
    }
  }

  private static let placesNotPeople: Set<String> = ["school", "setting", "provider", "organisation", "trust", "authority"]

  /// Whether identifiers of a domain name schools or the like, and no people.
  package static func isOfPlaces(_ domain: String) -> Bool { placesNotPeople.contains(domain) }

  /// The domains of its identifiers and vocabularies.
  package var domains: Set<String> { Set(columns.compactMap { $0.domain(in: name) }) }
}

/// How a source's rows say that two numbers of a domain belong to one entity: a school that became an academy has a new number.
///
/// **Source**: Get Information about Schools, establishment links: the predecessor's row of type "Successor" names the academy.
package struct EntityLinks: Hashable, Sendable {
  /// The domain of both numbers: `school`.
  package var domain: String
  /// The column with the number that the entity had.
  package var earlier: String
  /// The column with the number that it has now.
  package var later: String
  /// The rows that join two numbers: those that pass.
  package var rows: Filter

  /// Links between the numbers in two columns, of the rows that pass the filter.
  package init(domain: String, earlier: String, later: String, rows: Filter) {
    (self.domain, self.earlier, self.later, self.rows) = (domain, earlier, later, rows)
  }

  /// All columns that the links read.
  package var columns: Set<String> { Set([earlier, later] + rows.columns) }
}

/// How many rejected rows are too many, so that the source is refused.
package struct RejectLimit: Hashable, Sendable {
  /// The share of rejected rows, among the rows read, above which they are too many.
  ///
  /// **Units**: percent.
  package var percent: Double
  /// Up to this number, rejected rows are not too many by that share, so that one bad row does not refuse a small file.
  package var atLeast: Int
  /// The share of rejected rows, among the source's own rows, above which they are too many however few they are.
  ///
  /// **Units**: percent.
  package var evenIfFew: Double

  /// A limit of 2% and more than 5 rows, and of 20% (or `percent`, where that is more) however few, unless something else is
  /// given.
  package init(percent: Double = 2, atLeast: Int = 5, evenIfFew: Double? = nil) {
    self.percent = percent
    self.atLeast = atLeast
    self.evenIfFew = evenIfFew ?? max(20, percent)
  }

  /// Which limit the rejected rows exceed.
  package enum Exceeded: Hashable, Sendable {
    /// They are more than this share of the rows read, in percent, and more than so many.
    case share(Double, atLeast: Int)
    /// They are more than this share of the source's own rows, in percent.
    case evenIfFew(Double)
  }

  /// The limit that the rejected rows exceed; nil where they exceed none. `own` counts the rows read without those that were
  /// skipped.
  package func exceeded(rejected: Int, read: Int, own: Int) -> Exceeded? {
    if Double(rejected) > max(Double(atLeast), percent * Double(read) / 100) { return .share(percent, atLeast: atLeast) }
    return Double(rejected) * 100 > evenIfFew * Double(own) ? .evenIfFew(evenIfFew) : nil
  }
}

/// How a source's files are laid out, apart from their columns.
package struct FileLayout: Hashable, Sendable {
  /// Which lines stand above the headings.
  package enum TitleLines: Hashable, Sendable {
    /// There are none: the first line that is not blank holds the headings.
    case none
    /// So many lines stand above the headings.
    case count(Int)
    /// Any number of lines may: the headings are the first line that has all mandatory ones.
    case untilHeadings
  }
  /// The byte between two values; nil where it is recognised from the heading line.
  package var delimiter: UInt8?
  /// Which lines stand above the headings.
  package var titleLines: TitleLines
  /// How the first value of a line begins that ends the rows: `Total`, `End of report`. Empty where no line does.
  package var endLines: [String]

  /// A file whose first line has the headings and whose delimiter is recognised, unless something else is given.
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
