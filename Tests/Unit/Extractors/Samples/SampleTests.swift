import Extractors
import Model
import Testing

@Suite struct NumberFormTests {
  @Test(arguments: [
    ("0", 0.0, 0), ("12", 12, 0), ("-1", -1, 0), ("+5", 5, 0), ("33.50", 33.5, 1), ("5741.02", 5741.02, 2), ("5.0", 5, 1),
    ("749,750", 749_750, 0), ("1,234.5", 1234.5, 1), ("33.5%", 33.5, 1), ("33.5 %", 33.5, 1),
  ])
  func `is a number`(text: String, value: Double, places: Int) throws {
    let number = try #require(NumberForm(text))
    #expect(number.value == value)
    #expect(number.places == places)
  }

  @Test(arguments: [
    "", "007", "1e5", "1,23", "0,125", ".5", "5.", "1.2345678", "x", "12345678901234567", "1.2.3", "£5", "--1", "½", "١٢", "%",
  ])
  func `is no number that a column could hold`(text: String) { #expect(NumberForm(text) == nil) }
}

@Suite struct ExportSampleTests {
  static func sample(_ text: String) throws -> ExportSample { try ExportSample(.text(text, name: "x.csv")) }

  @Test(arguments: [
    ("a,b\n1,2\n", 1, "comma"), ("A report\n\na;b\n1;2\n", 3, "semicolon"),
    ("A report, in words\nby\na\tb\tc\n1\t2\t3\n", 3, "tab"),
    ("A report,,\nPrinted 01/02/2024,,\nurn,name,headcount\n1,x,3\n2,y,4\n", 3, "comma"),
    ("number;rate\n1;2,5\n2;3,5\n", 1, "semicolon"), ("school,2022/23,2023/24\nA,1,2\nB,2,3\n", 1, "comma"),
  ])
  func `finds the headings and what separates values`(text: String, line: Int, delimiter: String) throws {
    let sample = try Self.sample(text)
    #expect(sample.headingLine == line)
    #expect(sample.delimiter == delimiter)
    #expect(!sample.isHeadingDoubtful)
  }

  @Test func `takes the lower of two lines of headings where it is whole`() throws {
    let rows = (1...9).map { "A\($0),\($0),\($0 * 2)\n" }.joined()
    let whole = try Self.sample("Area,Counts,Rates\nla_name,perm_excl,susp\n" + rows)
    #expect((whole.headingLine, whole.furtherHeadingLines) == (2, 0))
    let units = try Self.sample("Area,Counts,Rates\n,number,number\n" + rows)
    #expect((units.headingLine, units.furtherHeadingLines, units.rows) == (1, 1, 9))
  }

  @Test(arguments: ["01/02/2024,Yes,3\n02/02/2024,No,4\n", "P123456,Ann\nP123457,Bo\n", "1,2,3\n4,5,6\n"])
  func `doubts a first line that is a row`(text: String) throws { #expect(try Self.sample(text).isHeadingDoubtful) }

  @Test func `totals and notes below the rows are no values`() throws {
    let rows = (1...9).map { "2023-01-0\($0),\($0),x\n" }.joined()
    let sample = try Self.sample("date,count,kind\n" + rows + "Total,45,\nSource: invented,,\n")
    #expect(sample.endLines == ["Total", "Source"])
    #expect(sample.columns[0].standardDays == sample.rows)
    let rowsAlone = try Self.sample("kind,count\nTotal,45\nTotal,4\nOther,1\n")
    #expect(rowsAlone.endLines.isEmpty)
  }
}
