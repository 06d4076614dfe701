import Extractors
import Model
import Testing
import Wording

/// What a message says of a value that was rejected: what it looks like, and nothing of what it says.
@Suite struct OffendingTextTests {
  private func message(_ value: String) -> String {
    Exclusions.extract(Exclusions.headings + "X0,P0,2023-01-01,,N,,\nX1,P1,\"\(value)\",,K,,\n").rejects.first?.message ?? ""
  }

  @Test(arguments: [
    ("02/28/2023", "99/99/9999"), ("30-Feb-2023", "99-Aaa-9999"), ("20230228", "99999999"), ("943 476 8519", "999 999 9999"),
    ("Amelia May", "Aaaaaa Aaa"), ("O'Zebedee", "A'Aaaaaaa"), ("2023-02-28 Amelia", "9999-99-99 Aaaaaa"),
  ])
  func `of a date column`(value: String, shape: String) {
    #expect(message(value).hasPrefix("not a date"))
    #expect(message(value).contains("(it looks like '\(shape)')"))
    #expect(!message(value).contains(value))
  }

  @Test func `of a code, however often it is met`() {
    let rows = (0..<50).map { "X\($0),P1,2023-01-10,,Amelia,,\n" }.joined() + "X50,P1,2023-01-10,,N,,\n"
    let messages = Exclusions.extract(Exclusions.headings + rows).rejects.map(\.message)
    #expect(messages.count == 50)
    #expect(messages.allSatisfy { $0.contains("it looks like 'Aaaaaa'") && !$0.contains("Amelia") })
  }

  @Test func `of a heading that is a number`() {
    let note = Exclusions.extract("91827364,pupil_id,start_date\nX1,P1,2023-01-01\n").quality.noteInWords
    #expect(note.contains("hidden here"))
    #expect(!note.contains("91827364"))
  }
}
