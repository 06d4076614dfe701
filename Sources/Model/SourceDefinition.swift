/// What a source's exports look like: one a file of `Pipelines/sources/`.
package struct SourceDefinition: Sendable {
  /// Canonical name, and the first part of its files' names: `exclusions`.
  package var name: String
  package var title: String
  /// File names without `.csv` and without `-anything`; one export may feed several sources.
  package var files: [String]
  /// Which rows of a shared export are this source's own; the others are skipped and counted as such.
  package var ownRows: Filter
  package var columns: [ColumnDefinition]
  /// Positions in `columns` of the key: rows are unique by it, the last one read wins.
  package var key: [Int]
  package var rejectLimit: RejectLimit
  /// The domain whose register this source is (`school`), so that others can look up its columns by key.
  package var registerOf: String?

  package init(
    name: String, title: String, files: [String], ownRows: Filter, columns: [ColumnDefinition], key: [Int],
    rejectLimit: RejectLimit, registerOf: String?
  ) {
    self.name = name
    self.title = title
    self.files = files
    self.ownRows = ownRows
    self.columns = columns
    self.key = key
    self.rejectLimit = rejectLimit
    self.registerOf = registerOf
  }

  package func position(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
  package func column(_ name: String) -> ColumnDefinition? { columns.first { $0.name == name } }
}

/// More rejected rows than this, and the source is refused.
package struct RejectLimit: Hashable, Sendable {
  /// Share of the rows read, in percent.
  package var percent: Double
  /// Never fewer rows than this, so that a small file is not refused for one bad row.
  package var atLeast: Int

  package init(percent: Double = 2, atLeast: Int = 5) {
    self.percent = percent
    self.atLeast = atLeast
  }

  /// `2% and at least 5 rows`.
  package var sentence: String {
    let share = percent == percent.rounded() && abs(percent) < 1e6 ? "\(Int(percent))" : "\(percent)"
    return "\(share)% and at least \(atLeast) rows"
  }

  package func isExceeded(rejected: Int, read: Int) -> Bool {
    Double(rejected) > max(Double(atLeast), percent * Double(read) / 100)
  }
}

/// One column of a source: its canonical name, the headings real systems use for it, and what its values must be.
package struct ColumnDefinition: Sendable {
  package var name: String
  package var spellings: [String]
  package var kind: ColumnKind
  /// The heading must be there, and every row must have a value.
  package var isMandatory: Bool
  /// The column whose day this one's may not precede: an end never comes before its start.
  package var follows: String?

  package init(name: String, spellings: [String], kind: ColumnKind, isMandatory: Bool, follows: String?) {
    self.name = name
    self.spellings = spellings
    self.kind = kind
    self.isMandatory = isMandatory
    self.follows = follows
  }
}

package enum ColumnKind: Hashable, Sendable {
  /// Identifies a child, a school, a record. Identifiers of one domain are compared across sources.
  case identifier(domain: String)
  /// A day, in any of these formats; days before `notBefore` are rejected.
  case day(formats: Set<DayFormat>, notBefore: Day?)
  /// One of a closed list.
  case code([Code])
  /// An open vocabulary that identifies nobody: a school's phase, a reason.
  case category
  /// A whole number within a range.
  case integer(ClosedRange<Int>)
  /// Free text: only ever checked for being there; read by `extract` alone.
  case text
}

/// A code of a closed list, and other ways to write it.
package struct Code: Hashable, Sendable {
  package var name: String
  package var spellings: [String]

  package init(name: String, spellings: [String] = []) {
    self.name = name
    self.spellings = spellings
  }
}

/// How a day may be written. A time may follow each of them but the serial; the day always comes before the month.
package enum DayFormat: String, Hashable, Sendable, CaseIterable {
  case iso = "yyyy-mm-dd"
  case slashes = "dd/mm/yyyy"
  case shortYear = "dd/mm/yy"
  case monthName = "dd-mmm-yyyy"
  case yearFirstMonthName = "yyyy-mmm-dd"
  case excelSerial = "excel serial"

  /// What is read where a definition names no formats: everything but the serial, which any number could be.
  package static let standard: Set<DayFormat> = Set(allCases).subtracting([.excelSerial])
}
