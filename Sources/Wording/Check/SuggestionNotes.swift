package import Model

/// The sentences next to single lines of a definition that is suggested.
extension SuggestionSentences {
  /// Next to the key. `areFew` says that there are too few rows to find one.
  package static func key(_ columns: [String], areFew: Bool) -> String {
    switch columns.count {
    case 0 where areFew: "too few rows to tell what is different in each row for a reason, and what by chance"
    case 0: "no column or pair or triple of them is filled and different in each row"
    case 1: "filled and different in each row of this file. Of two rows with one key, the last counts"
    default: "together different in each row of this file. Of two rows with one key, the last counts"
    }
  }

  /// Of values that are totals of others. `rule` is a condition that leaves them out.
  package static func totals(_ values: [String], rule: String) -> String {
    let named = values.prefix(mostPlaces).map { "`\(SafeText.line($0))`" }
    let list = values.count > mostPlaces ? named.joined(separator: ", ") + " and others" : named.joinedInWords
    return
      "\(list) \(values.count == 1 ? "is" : "are") among the values: leave them out with rows: {\(rule)}, or with where: in a measure"
  }

  /// Next to what is not looked for in rows that have one day for each of these periods.
  package static func senseChecks(_ period: DayFormat) -> String {
    "rows have the last day of their \(period.rawValue), and may arrive long after it"
  }

  /// Next to a column's type.
  package static func note(_ note: SuggestedColumn.Note) -> String {
    switch note {
    case .alwaysBlank: "always blank in this file"
    case .nearlyDays(let count, let all): "\(count) of \(all) values are dates: type: day would reject the other rows"
    case .nearlyNumbers(let count, let all): "\(count) of \(all) values are numbers: type: number would reject the other rows"
    case .nearlyPeriods(let count, let all, let format):
      "\(count) of \(all) values are \(format.rawValue)s: formats: [\(format.rawValue)] would reject the other rows"
    case .daysWithOthers(let count, let all):
      "\(count) of \(all) values are dates; rows with another value are rejected. To keep these, type: category"
    case .unreadDays(let form):
      "looks like dates in a form that cannot be read: \(form). Ask for \(DayFormat.slashes.rawValue) or \(DayFormat.iso.rawValue)"
    case .currencySigns: "amounts with a currency sign, which is not read. For type: number, ask for a file without it"
    case .academicOrFinancialYear: "or financial year? Each is read as its last day"
    case .partsElsewhere(let column, let value):
      "the end of each year: its terms or months are in \(column). For one of them: rows: {\(column): \(value)}"
    case .spaced:
      "or several columns with spaces between them, which cannot be read? Save the file as CSV, with commas between the values"
    case .personal: "may name people: read for nothing but whether it is filled"
    case .rareValues(let count):
      "\(counted(count, "value")) in fewer than 5 rows: a list of codes would have to name \(count == 1 ? "it" : "them")"
    case .identifierOrText: "or is it text?"
    }
  }

  /// Of a column that no heading matches. `candidates` are the headings of columns that hold what it needs, and what that is.
  package static func missing(_ column: String, candidates: [(heading: String, kind: String)]) -> String {
    let named = candidates.map { "\($0.heading) (\($0.kind))" }.joined(separator: ", ")
    return "No match for \(column), which is required." + (named.isEmpty ? "" : " Candidates: \(named)")
  }

  /// Headings that could be no column.
  package static func unused(_ headings: [String]) -> String { "Headings not used: \(headings.joined(separator: ", "))" }

  /// Of how many values something holds.
  package static func share(_ count: Int, of all: Int) -> String { "\(count) of \(all) values" }

  /// Beside a value that is put under the code of the nearest name.
  package static func nearest(_ count: Int) -> String { "\(counted(count, "row")); the nearest name" }

  /// Of a value that is near no code. `shown` is the value, where it is printed elsewhere too; otherwise it may be a name.
  package static func unknown(_ shown: String?, count: Int, firstRow: Int) -> String {
    let value = shown ?? "other text (hidden here because it may be personal)"
    return "\(value): \(counted(count, "row")), first in row \(firstRow). Which code is it?"
  }

  /// Of values that are met too seldom to be shown.
  package static func rare(_ count: Int) -> String {
    "\(counted(count, "other value")), \(count == 1 ? "in" : "each in") fewer than 5 rows. Open the file to see \(count == 1 ? "it" : "them")"
  }
}
