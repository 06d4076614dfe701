import Pipeline
import Testing

/// Columns that hold references are identifiers, whatever else their headings mention, and a row's own reference is its key.
@Suite struct ReferenceColumnTests {
  /// A file of contacts: a child is seen several times, on different days. In the values of the first column, `#` is a number that
  /// is different in each row, and `%` one of four.
  private static func contacts(_ heading: String, _ value: String = "C#") throws -> String {
    let rows = (0..<60).map { row in
      let value = value.replacing("#", with: "\(100 + row)").replacing("%", with: "\(row % 4)")
      return "\(value),P\(100 + row / 3),\(10 + row % 3)/01/2024,\(row % 2 == 0 ? "Seen" : "No answer")\n"
    }
    return try FileSuggestionTests.suggestion("\(heading),Child ID,Seen on,Outcome\n" + rows.joined()).text
  }

  private static func name(_ heading: String) -> String {
    heading.lowercased().replacing(" ", with: "_").replacing(".", with: "")
  }

  @Test(arguments: [
    ("Contact ID", "contact"), ("Contact No", "contact"), ("Details ID", "details"), ("Note ref", "note"), ("Ref ID", "visits"),
    ("Case ref", "case"), ("Contact reference number", "contact"), ("ID of note", "note"), ("UPRN", "uprn"),
    ("Worker ID", "worker"),
    ("Unique reference", "visits"), ("Title number", "title"),
  ])
  func `what is different in each row and headed as a reference is the key`(heading: String, domain: String) throws {
    let (text, name) = (try Self.contacts(heading), Self.name(heading))
    #expect(text.contains("key: [\(name)]  #"))
    #expect(text.contains("  \(name):\n    type: identifier\n    domain: \(domain)\n"))
  }

  @Test(arguments: [
    ("Contact number", "07700900#"), ("Contact ref", "Ann Ash"), ("Phone ID", "C#"), ("Note", "C#"),
    ("Contact ref", "He was late on day # and was told to leave early"),
  ])
  func `what may name people stays text`(heading: String, value: String) throws {
    #expect(try Self.contacts(heading, value).contains("  \(Self.name(heading)):\n    type: text"))
  }

  @Test func `numbers of the rows are identifiers, and numbers of something are numbers`() throws {
    #expect(try Self.contacts("No.", "#").contains("key: [\"no\"]  #"))
    #expect(try Self.contacts("Number", "#%").contains("  number:\n    type: number\n"))
  }

  @Test(arguments: [
    ("Patient", "9434765#"), ("Patient", "943 476 5#"), ("Pupil", "H9203475#00%"), ("Child", "C008%"), ("Young person", "P00%"),
    ("Student", "00%"),
  ])
  func `references below the name of a person are identifiers of people`(heading: String, value: String) throws {
    #expect(try Self.contacts(heading, value).contains("  \(Self.name(heading)):\n    type: identifier\n    domain: person\n"))
  }

  @Test(arguments: [("Pupil", "%"), ("Child", "Year %"), ("Child", "yes")])
  func `numbers, groups and answers below the name of a person are none`(heading: String, value: String) throws {
    #expect(!(try Self.contacts(heading, value).contains("  \(heading.lowercased()):\n    type: identifier")))
  }
}
