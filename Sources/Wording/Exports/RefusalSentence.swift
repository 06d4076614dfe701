package import Model

extension Refusal {
  /// What the person who sent the file needs to know.
  package var sentence: String {
    switch self {
    case .changed(let file): "\(file) changed while it was being read. Try again when it is complete"
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .noFile(let file): "\(file) is not a file"
    case .otherFormat(let file, let format): "\(file) is \(format.name), not CSV. Save it as CSV UTF-8"
    case .undecodable(let file, let line, let what): "\(file)\(line.map { ", line \($0)" } ?? ""): \(what.sentence)"
    case .damaged(let file, let line, let damage): "\(file), line \(line): \(damage.sentence)"
    case .empty(let file): "\(file) is empty. A nil return needs its headings"
    case .headings(let file, let line, let fault, let better):
      "\(file), line \(line): \(fault.sentence)"
        + (better.map { "; they are on line \($0). Add 'layout: {title_lines: \($0 - 1)}' to the definition" } ?? "")
    case .tooManyRejects(let rejected, let own, let limit, let commonest):
      "\(rejected.asShownCount) of \(own.asShownCount) rows could not be used (the limit is \(limit.sentence)). Main reason: \(commonest.sentence)"
    case .allRejected(let commonest): "none of its rows could be used. Main reason: \(commonest.sentence)"
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
    case .endsInsideCharacter: "the file ends inside a character: it was cut off"
    case .byte(let byte): "the byte \(byte) is neither UTF-8 nor Windows-1252. Save the file as CSV UTF-8"
    case .nulCharacter: "a NUL character: the file is damaged"
    case .notUTF16: "not UTF-16 text. Save the file as CSV UTF-8"
    }
  }
}

extension Refusal.Damage {
  fileprivate var sentence: String {
    switch self {
    case .strayQuote(let row):
      "a quotation mark inside an unquoted value, or text after a closing one. The quoted value "
        + "began on line \(row), so the rows between cannot be told apart. Fix the quotation marks"
    case .unclosedQuote: "unmatched quotation mark: it opens in this row and never closes"
    case .valueTooLong: "a value of more than 1 MB: a quotation mark never closes, or this is not a text file"
    case .tooManyValues: "more than 10,000 values in one row. Is this a table?"
    case .noMemory: "not enough memory for the value"
    case .nulByte: "a NUL byte: the file is damaged, or UTF-16 without a byte order mark. Save it as CSV UTF-8"
    case .headingLineUnreadable: "the heading line cannot be read. Check its quotation marks"
    case .headingsAgain: "the headings appear again here. Keep one table, with one heading line, in a file"
    case .unscannable: "rows from here on cannot be understood"
    case .swallowedRows:
      "a quoted value runs over several lines that look like rows. A quotation mark is not closed: "
        + "fix the quotation marks"
    case .rowAfterEnd(let end):
      "a row after line \(end), where the definition says the report ends. Are there two reports in one file?"
    }
  }
}

extension HeadingFault {
  fileprivate var sentence: String {
    switch self {
    case .noneKnown(let wanted):
      "none of the headings is known. Expected \(Self.quoted(wanted, ", ")); found other text (hidden here because it may be personal)"
    case .bothMatch(let headings, let column): "\(Self.quoted(headings, " and ")) both match the column \(column). Keep one"
    case .missing(let columns, let found):
      columns.map { "no heading for \($0.column): expected \(Self.quoted($0.wanted, ", "))" }.joined(separator: "; ")
        + "; found \(found.told)"
    }
  }

  private static func quoted(_ names: [String], _ separator: String) -> String {
    names.map { "'\(SafeText.heading($0))'" }.joined(separator: separator)
  }
}

extension [HeadingFault.Found] {
  /// The headings that are known or nearly known, and how many others there are.
  fileprivate var told: String {
    let shown = compactMap { found -> String? in
      guard case .heading(let heading) = found else { return nil }
      return "'\(SafeText.heading(heading))'"
    }
    let hidden = count - shown.count
    let others = hidden == 0 ? [] : ["\(hidden) other\(hidden == 1 ? "" : "s") (hidden here because they may be personal)"]
    return (shown + others).joined(separator: ", ")
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
  /// `2%, where more than 5 rows fail`.
  package var sentence: String {
    switch self {
    case .share(let percent, let atLeast): "\(Self.text(percent))%, where more than \(atLeast) rows fail"
    case .evenIfFew(let percent): "\(Self.text(percent))% of its rows, however few"
    }
  }

  private static func text(_ percent: Double) -> String {
    percent == percent.rounded() && abs(percent) < 1e6 ? "\(Int(percent))" : "\(percent)"
  }
}
