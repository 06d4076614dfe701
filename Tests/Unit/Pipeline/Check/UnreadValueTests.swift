import Pipeline
import Testing

/// What is said next to columns whose values nearly are dates, periods or numbers.
@Suite struct UnreadValueTests {
  /// What is suggested for a column in which `value` of each row's number stands.
  private static func text(_ heading: String, rows: Int = 40, _ value: (Int) -> String) throws -> String {
    let lines = (0..<rows).map { "V\($0),\"\(value($0))\"\n" }.joined()
    return try FileSuggestionTests.suggestion("Visit ID,\(heading)\n" + lines).text
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  @Test(arguments: ["dd.mm.yyyy", "yyyy/mm/dd", "mm/dd/yyyy"])
  func `dates in a form that is not read are named`(form: String) throws {
    let text = try Self.text("Seen on") { row in
      let (day, month) = (Self.two(row % 28 + 1), Self.two(row % 12 + 1))
      return form.replacing("dd", with: day).replacing("mm", with: month).replacing("yyyy", with: "2024")
    }
    #expect(
      text.contains("type: category  # looks like dates in a form that cannot be read: \(form). Ask for dd/mm/yyyy or yyyy-mm-dd")
    )
    #expect(text.contains("40 rows read, 40 accepted, 0 rejected"))
  }

  @Test(arguments: ["", "tbc", "05/04/2023"])
  func `dates as Excel shows them are read by their format`(other: String) throws {
    let text = try Self.text("Seen on") { row in
      row % 9 == 8 ? other : "\(Self.two(row % 28 + 1))-\(["Jan", "Dec"][row % 2])-23"
    }
    #expect(text.contains("  seen_on:\n    type: day\n    formats: [\(other.hasPrefix("0") ? "dd/mm/yyyy, " : "")dd-mmm-yy]\n"))
    #expect(text.contains("suppressed: [tbc]") == (other == "tbc"))
    #expect(text.contains("40 rows read, 40 accepted, 0 rejected"))
  }

  @Test(arguments: [("Born", "10"), ("Seen on", "99")])
  func `no year without a century is taken for one of this century that it may not be`(heading: String, year: String) throws {
    let text = try Self.text(heading) { "\(Self.two($0 % 28 + 1))-\(["Jan", "Dec"][$0 % 2])-\(year)" }
    #expect(
      text.contains("type: category  # looks like dates in a form that cannot be read: dd-mmm-yy, whose century nobody knows"))
  }

  @Test func `amounts of money are named`() throws {
    let text = try Self.text("Cost") { "£\($0 + 1),000.50" }
    #expect(text.contains("type: category  # amounts with a currency sign, which is not read"))
  }

  @Test func `a sign among dates is no value`() throws {
    let text = try Self.text("Seen on", rows: 200) { $0 == 150 ? "tbc" : "\(Self.two($0 % 28 + 1))/01/2024" }
    #expect(text.contains("  seen_on:\n    type: day\n    suppressed: [tbc]\n"))
    #expect(text.contains("200 rows read, 200 accepted, 0 rejected"))
  }

  @Test(arguments: [(200, 1, true), (200, 5, true), (400, 8, true), (200, 12, false), (19, 1, false)])
  func `a few values that are no dates are rejected, and more are kept`(rows: Int, others: Int, isDay: Bool) throws {
    let text = try Self.text("Seen on", rows: rows) { $0 < others ? "31/02/2024" : "\(Self.two($0 % 28 + 1))/01/2024" }
    #expect(text.contains("# \(rows - others) of \(rows) values are dates"))
    #expect(text.contains("  seen_on:\n    type: day") == isDay)
    #expect(text.contains("# Lost: ") == isDay)
    #expect(text.contains("\(rows) rows read, \(isDay ? rows - others : rows) accepted, \(isDay ? others : 0) rejected"))
  }

  @Test func `values that are nearly all years are named`() throws {
    let text = try Self.text("Academic year", rows: 24) { $0 == 7 ? "2023/25" : "20\(10 + $0 / 2)/\(11 + $0 / 2)" }
    #expect(text.contains("# 23 of 24 values are academic years: formats: [academic year] would reject the other rows"))
  }

  @Test func `a table with spaces between its values is named`() throws {
    let rows = (0..<9).map { "R\($0)   \(10 + $0).5  x\n" }.joined()
    #expect(
      try FileSuggestionTests.suggestion("Ref  Rate  Kind\n" + rows).text.contains(
        "type: category  # or several columns with spaces"))
  }

  @Test func `where no line has headings, it is said what can be done`() throws {
    let rows = (0..<9).map { "\($0),2024-01-1\($0),\($0)\n" }.joined()
    #expect(throws: (any Error).self) { try FileSuggestionTests.suggestion(rows) }
    do { _ = try FileSuggestionTests.suggestion(rows) } catch {
      #expect("\(error)".contains("no line of headings was found. Is line 1 already a row of data?"))
    }
  }
}
