import Extractors
import Model
import Testing

/// What a message may say of a value in a date column: what looks like a date, and nothing that could be a person's.
@Suite struct OffendingTextTests {
  private func message(_ value: String) -> String {
    Exclusions.extract(Exclusions.headings + "X0,P0,2023-01-01,,N,,\nX1,P1,\"\(value)\",,K,,\n").rejects.first?.message ?? ""
  }

  @Test(arguments: [
    "02/28/2023", "2023-02-29", "31.02.2023", "30 February 2023", "30-Feb-2023", "2023-13-01 00:00:00", "20230228", "44985",
    "2023-02-30T09:30:00Z", "1/2/3",
  ])
  func `is shown`(value: String) { #expect(message(value).hasPrefix("'\(value)' is not a date")) }

  @Test(arguments: [
    "9434768519", "943 476 8519", "T820318476905", "H920347561908", "Amelia", "Amelia May", "May", "12 Acacia Avenue", "AB1 2CD",
    "1234567", "2023-02-28 Amelia", "2023-02-28 SAM", "123-45-6789", "01 May Smith",
  ])
  func `is not shown`(value: String) {
    #expect(message(value).contains("it looks like"))
    #expect(!message(value).contains("'\(value)'"))
  }

  @Test func `a code is shown once it has been met five times`() {
    let rows = (0..<6).map { "X\($0),P1,2023-01-10,,SUPP,,\n" }.joined() + "X9,P1,2023-01-10,,Amelia,,\nX10,P1,2023-01-10,,N,,\n"
    let messages = Exclusions.extract(Exclusions.headings + rows).rejects.map(\.message)
    #expect(messages.count { $0.hasPrefix("'SUPP' is") } == 2)
    #expect(messages.allSatisfy { !$0.contains("Amelia") })
  }
}
