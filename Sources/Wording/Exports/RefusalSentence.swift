package import Model

extension Refusal {
  /// What the person who sent the file needs to know.
  package var sentence: String {
    switch self {
    case .changed(let file): "\(file): changed while it was read: try again when it is complete"
    case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
    case .noFile(let file): "\(file): is no file"
    case .otherFormat(let file, let format): "\(file): is \(format.name), not CSV: save it as CSV UTF-8"
    case .undecodable(let file, let line, let what): "\(file)\(line.map { ", line \($0)" } ?? ""): \(what.sentence)"
    case .damaged(let file, let line, let damage): "\(file), line \(line): \(damage.sentence)"
    case .empty(let file): "\(file): the file is empty: not even a heading line; a nil return has its headings"
    case .headings(let file, let line, let fault, let better):
      "\(file), line \(line): \(fault.sentence)"
        + (better.map { "; line \($0) has them: say 'title_lines: \($0 - 1)' under layout in the definition" } ?? "")
    case .tooManyRejects(let rejected, let own, let limit, let commonest):
      "\(rejected.asShownCount) of \(own.asShownCount) rows rejected: more than the limit of \(limit.sentence); most often \(commonest.sentence)"
    case .allRejected(let commonest): "all of its rows were rejected, most often \(commonest.sentence)"
    }
  }
}

extension Refusal.OtherFormat {
  fileprivate var name: String {
    switch self {
    case .workbook: "an Excel workbook or a zip file"
    case .oldWorkbook: "an old Excel workbook"
    case .pdf: "a PDF document"
    case .gzip: "a gzip archive"
    }
  }
}

extension Refusal.Undecodable {
  fileprivate var sentence: String {
    switch self {
    case .endsInsideCharacter: "ends inside a character: the file was cut off"
    case .byte(let byte): "holds the byte \(byte), which is neither UTF-8 nor Windows-1252: save it as CSV UTF-8"
    case .nulCharacter: "a NUL character: the file is damaged"
    case .notUTF16: "not UTF-16 text: save it as CSV UTF-8"
    }
  }
}

extension Refusal.Damage {
  fileprivate var sentence: String {
    switch self {
    case .strayQuote(let row):
      "a quote inside an unquoted value, or text after a closing quote; the quoted value "
        + "began on line \(row), so that the rows between cannot be told apart: mend the quotes"
    case .unclosedQuote: "a quote opens in this row and never closes"
    case .valueTooLong: "a value of more than 1 MiB: a quote that never closes, or no text file"
    case .tooManyValues: "more than 10,000 values in one row: is this a table?"
    case .noMemory: "no memory for the value"
    case .nulByte: "a NUL byte: the file is damaged, or UTF-16 without its byte order mark: save it as CSV UTF-8"
    case .headingLineUnreadable: "the heading line cannot be read: look at its quotes"
    case .headingsAgain: "the headings stand here again: two tables in one file? Keep one heading line a file"
    case .unscannable: "the scanner does not understand a row from here on"
    case .swallowedRows:
      "a quoted value runs over several lines that look like rows of their own: a quote "
        + "that was not closed has swallowed them; mend the quotes"
    case .rowAfterEnd(let end): "a row after line \(end), which ends the report by its definition: two reports in one file?"
    }
  }
}

extension HeadingFault {
  fileprivate var sentence: String {
    switch self {
    case .noneKnown(let wanted, let found):
      "none of its headings is known: wanted \(Self.quoted(wanted, ", ")), found what looks like \(Self.quoted(found, ", "))"
    case .bothMatch(let headings, let column): "\(Self.quoted(headings, " and ")) both match the column \(column): keep one"
    case .missing(let columns, let found):
      columns.map { "no heading for \($0.column): wanted \(Self.quoted($0.wanted, ", "))" }.joined(separator: "; ")
        + "; found " + found.map(\.told).joined(separator: ", ")
    }
  }

  private static func quoted(_ names: [String], _ separator: String) -> String {
    names.map { "'\(SafeText.heading($0))'" }.joined(separator: separator)
  }
}

extension HeadingFault.Found {
  fileprivate var told: String {
    switch self {
    case .heading(let heading): "'\(SafeText.heading(heading))'"
    case .shape(let shape): "what looks like '\(shape)'"
    }
  }
}

extension CommonestReject {
  /// `start_date: not a date …`: what to look at first.
  fileprivate var sentence: String {
    guard let rule else { return "" }
    return (column.isEmpty ? "" : column + ": ") + rule.meaning
  }
}

extension RejectLimit.Exceeded {
  /// `2% and more than 5 rows`.
  package var sentence: String {
    switch self {
    case .share(let percent, let atLeast): "\(Self.text(percent))% and more than \(atLeast) rows"
    case .evenIfFew(let percent): "\(Self.text(percent))% of its rows, however few"
    }
  }

  private static func text(_ percent: Double) -> String {
    percent == percent.rounded() && abs(percent) < 1e6 ? "\(Int(percent))" : "\(percent)"
  }
}
