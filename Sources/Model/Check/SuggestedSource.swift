/// A definition that is proposed for an unknown file.
package struct SuggestedSource: Sendable, Equatable {
  /// The source's name.
  package var name: String
  /// What people could call it.
  package var title: String
  /// How its files' names begin, where not with its own name; empty otherwise.
  package var files: [String]
  /// The names of the columns of the key; empty where no key is certain.
  package var key: [String] = []
  /// Whether there are too few rows to tell what their key is.
  package var hasTooFewRows = false
  /// The column of days that dates a row; nil where the first one does, or there is none.
  package var datedBy: String?
  /// The kind of period that dates its rows, where most months have none; nil otherwise.
  package var period: DayFormat?
  /// How many lines stand above the headings.
  package var titleLines = 0
  /// The name of the delimiter, where it is not found without being named; nil otherwise.
  package var delimiter: String?
  /// How the lines begin that end the rows.
  package var endLines: [String] = []
  /// The columns, in the order of the file.
  package var columns: [SuggestedColumn] = []

  /// How its files' names begin.
  package var stems: [String] { files.isEmpty ? [name] : files }

  /// The values of the file that its definition shows.
  package var printedValues: Set<String> {
    Set(columns.flatMap { column in if case .code(let codes) = column.kind { codes } else { [String]() } })
  }

  /// A source of which no columns are known yet.
  package init(name: String, title: String, files: [String] = []) { (self.name, self.title, self.files) = (name, title, files) }
}
