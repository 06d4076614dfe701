import Extractors
import Model
import Testing

@Suite struct DayFormatTests {
  /// The newest day of a file that holds one row with this start.
  static func newest(_ text: String, formats: Set<DayFormat> = DayFormat.standard) -> String? {
    var source = Exclusions.definition
    source.columns[2].kind = .day(formats: formats, notBefore: nil)
    let file = ExportFile.text(Exclusions.headings + "X1,P1,\(text),,K,,\n", name: "x.csv")
    return Extractor().extract(source, from: [file], wanted: []).quality.newest?.description
  }

  @Test(arguments: [
    "2023-02-28", "28/02/2023", "28/2/2023", "28/02/23", "28-Feb-2023", "28 February 2023", "28-FEB-2023", "2023-Feb-28",
    "2023-Feb-28 00:00:00", "2023-02-28 09:30", "2023-02-28T09:30:00", "2023-02-28T09:30:00.123Z", "28/02/2023 9:30:00 PM",
    " 2023-02-28 ",
  ])
  func `is 28 February 2023`(text: String) { #expect(Self.newest(text) == "2023-02-28") }

  @Test(arguments: [
    "02/28/2023", "2023-02-29", "30/02/2023", "2023-2-28", "28.02.2023", "20230228", "44985", "28/02/123", "28 Fbr 2023",
    "2023-02-28 25:00", "2023-02-28 later", "28/Feb/2023", "2023/02/28", "28 February 23", "/02/2023", "2023-02-", "-1",
  ])
  func `is no day`(text: String) { #expect(Self.newest(text) == nil) }

  @Test(arguments: [
    ("01/03/69", "2069-03-01"), ("01/03/70", "1970-03-01"), ("01/03/00", "2000-03-01"), ("29/02/00", "2000-02-29"),
  ])
  func `two-digit years are 2000 to 2069, else 19xx`(text: String, day: String) { #expect(Self.newest(text) == day) }

  @Test(arguments: [
    ("05-Apr-23", "2023-04-05"), ("23-Dec-25", "2025-12-23"), ("5 April 99", "2099-04-05"), ("29-Feb-00", "2000-02-29"),
    ("05-Apr-2023", nil), ("29-Feb-23", nil), ("05-Apr-3", nil), ("05/04/23", nil), ("05-Apr 23", nil),
  ])
  func `two-digit years after a month's name are 2000 to 2099, where the definition says so`(text: String, day: String?) {
    #expect(Self.newest(text, formats: [.shortMonthName]) == day)
    #expect(Self.newest(text) == (text.hasSuffix("2023") || text.contains("/") ? "2023-04-05" : nil))
  }

  @Test func `an Excel serial only where the definition says so`() {
    #expect(Self.newest("44985", formats: [.excelSerial]) == "2023-02-28")
    #expect(Self.newest("61", formats: [.excelSerial]) == "1900-03-01")
    #expect(Self.newest("60", formats: [.excelSerial]) == nil)
  }

  @Test func `fewer formats where the definition names fewer`() {
    #expect(Self.newest("28/02/2023", formats: [.iso]) == nil)
    #expect(Self.newest("2023-02-28", formats: [.iso]) == "2023-02-28")
  }
}
