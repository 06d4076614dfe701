import Drawing
import Pipeline
import Testing

/// What is suggested for a small file of one column next to an identifier, and what may never be in it.
@Suite struct FileSuggestionTests {
  static func suggestion(_ text: String, name: String = "visits.csv") throws -> FileSuggestion {
    let folder = try TemporaryFolder()
    try folder.write(text, to: name)
    return try FileSuggestion(of: "\(folder.path)/\(name)", definitions: nil)
  }

  /// The lines of one column in what is suggested for a file with these values.
  static func column(_ heading: String, _ values: [String]) throws -> String {
    let rows = values.enumerated().map { "V\($0.offset),\"\($0.element)\"\n" }.joined()
    let lines = try suggestion("Visit ID,\(heading)\n" + rows).text.split(separator: "\n").map(String.init)
    return lines.suffix(from: (lines.lastIndex { $0.hasPrefix("  ") && !$0.hasPrefix("   ") } ?? 0) + 1)
      .map { $0.split(separator: "  # ")[0].trimmingPrefix { $0 == " " } }.joined(separator: "; ")
  }

  static func often(_ values: String...) -> [String] { (0..<6).flatMap { _ in values } }

  @Test(arguments: [
    ("Seen on", often("2023-01-02", "03/02/2023"), "type: day; required: yes; headings: [Seen on]"),
    ("Born", often("1985-01-02", ""), "type: day; not_before: none; headings: [Born]"),
    ("Seen on", often("2023-01-02", "x"), "type: day; suppressed: [x]; headings: [Seen on]"),
    ("Year", often("2022", "2023"), "type: day; formats: [calendar year]; required: yes; headings: [Year]"),
    ("Headcount", often("1", "c", "LOW"), "type: number; suppressed: [LOW, c]; headings: [Headcount]"),
    ("Rate", often("1.25", ":"), "type: number; places: 2; suppressed: [\":\"]; headings: [Rate]"),
    ("Rate", often("12.5%", "3%"), "type: number; places: 1; percent_sign: allowed; headings: [Rate]"),
    ("Pupils", often("749,750", "3"), "type: number; thousands: comma; headings: [Pupils]"),
    ("Change", often("-37", "3"), "type: number; at_least: -100; headings: [Change]"),
    ("School URN", often("900001", "900002"), "type: identifier; domain: school; required: yes; headings: [School URN]"),
    ("Child ref", often("007", "9"), "type: identifier; domain: person; required: yes; headings: [Child ref]"),
    ("Answer", often("yes"), "type: code; codes: [\"yes\", \"no\"]; headings: [Answer]"),
    ("Setting", often("home", "clinic"), "type: code; codes: [clinic, home]; headings: [Setting]"),
    ("Setting", often("home") + ["clinic"], "type: category; headings: [Setting]"),
    ("Postal code", often("007", "008"), "type: code; codes: [\"007\", \"008\"]; headings: [Postal code]"),
    ("Comments", often("home", "clinic"), "type: text; headings: [Comments]"),
    ("any", often(""), "type: text; headings: [\"any\"]"),
  ])
  func `guesses what a column holds`(heading: String, values: [String], wanted: String) throws {
    #expect(try Self.column(heading, values) == wanted)
  }

  @Test(arguments: [
    ("Pupil name", often("Ann Ash", "Bo Beech")), ("Seen", often("Ann Ash", "Bo Beech")), ("Seen", often("Ash, Ann")),
    ("Reason", often("He was late, and left early.")), ("UPN", often("H920347561908")), ("Number", often("9434768519")),
    ("Contact", often("a@b.example")), ("Reason", often("home") + ["Ann"]),
  ])
  func `prints nothing that may be about a child`(heading: String, values: [String]) throws {
    let text = try Self.suggestion("Visit ID,\(heading)\n" + values.map { "1,\"\($0)\"\n" }.joined()).text
    for sign in ["Ann", "Ash", "late", "H9203", "9434768", "@"] { #expect(!text.contains(sign)) }
  }

  @Test func `a key is filled and different in each row, or there is none`() throws {
    let rows = (0..<40).map { "V\($0 % 39),P\($0 / 2),2023-01-\($0 % 28 + 10),\($0)\n" }.joined()
    #expect(try Self.suggestion("visit id,pupil id,date,count\n" + rows).text.contains("key: [visit_id, pupil_id]"))
    let same = (0..<40).map { _ in "V1,P1,2023-01-10,4\n" }.joined()
    #expect(try Self.suggestion("visit id,pupil id,date,count\n" + same).text.contains("key: none"))
    let blank = (0..<40).map { "\($0 == 3 ? "" : "V\($0)"),x\n" }.joined()
    #expect(try Self.suggestion("visit id,kind\n" + blank).text.contains("key: none"))
  }

  @Test func `what is lost is said`() throws {
    let found = try Self.suggestion("id,a,A,\n1,2,3,4\n2,3,4,5\n3,4\n")
    #expect(found.text.contains("3 rows read, 2 accepted, 1 rejected, 0 superseded"))
    #expect(found.losses.count == 4)
    for loss in found.losses { #expect(found.text.contains("# " + loss)) }
  }

  @Test(arguments: [
    ("New Visits.csv", "source: new_visits", "title: New visits", "files: [New Visits]"),
    ("visits-2024-03.csv", "source: visits", "title: Visits", "title: Visits"),
    ("CINdetails.csv", "source: cin_details", "title: Cin details", "files: [CINdetails]"),
    ("2024.csv", "source: in_2024", "title: \"2024\"", "files: [\"2024\"]"),
    ("risks.csv", "source: risks_export", "title: Risks", "files: [risks]"),
  ])
  func `names a source after its file`(file: String, source: String, title: String, files: String) throws {
    let text = try Self.suggestion("id,a\n1,2\n", name: file).text
    for line in [source, title, files] { #expect(text.contains(line + "\n")) }
  }
}
