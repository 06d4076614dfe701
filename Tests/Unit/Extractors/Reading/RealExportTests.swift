import Extractors
import Foundation
import Model
import Testing
import Wording

/// One test for each thing that real exports do.
@Suite struct RealExportTests {
  static let rows = "X1,P1,2023-01-10,,K,5,café\nX2,P2,2023-01-11,,N,,\"a, b\"\n"

  private func extract(_ bytes: [UInt8], _ change: (inout SourceDefinition) -> Void = { _ in }) -> Extraction {
    var source = Exclusions.definition
    change(&source)
    return Extractor().extract(
      source, from: [.inMemory(name: "exclusions.csv", bytes: bytes)], wanted: Set(source.columns.map(\.name)))
  }

  private func extract(_ text: String, _ change: (inout SourceDefinition) -> Void = { _ in }) -> Extraction {
    extract(Array(text.utf8), change)
  }

  /// The reasons of the accepted rows.
  private func reasons(_ bytes: [UInt8]) -> [String] {
    let extractor = Extractor()
    let extraction = extractor.extract(
      Exclusions.definition, from: [.inMemory(name: "exclusions.csv", bytes: bytes)], wanted: ["reason"])
    let lexicon = extractor.lexicon("exclusions.reason")
    return (extraction.delivery.table?.batches ?? []).flatMap { batch -> [String] in
      guard case .interned(let values) = batch.columns[0] else { return [] }
      return values.map { lexicon?[$0] ?? "" }
    }
  }

  static let encodings: [(String, [UInt8])] = {
    let text = Exclusions.headings + rows
    return [
      ("UTF-8", Array(text.utf8)), ("UTF-8 with BOM", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
      ("Windows-1252", text.unicodeScalars.map { UInt8($0.value) }),
      ("UTF-16 LE", [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
      ("UTF-16 BE", [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }),
    ]
  }()

  @Test(arguments: encodings)
  func `encodings are read, and named in the quality report`(name: String, bytes: [UInt8]) {
    let extraction = extract(bytes)
    #expect(extraction.quality.encoding == name)
    #expect(extraction.quality.accepted == 2)
    #expect(reasons(bytes) == ["café", "a, b"])
  }

  @Test func `Windows-1252 has quotes, dashes and the euro where Latin-1 has nothing`() {
    let bytes = Array(Exclusions.headings.utf8) + Array("X1,P1,2023-01-10,,K,5,".utf8) + [0x80, 0x93, 0x94, 0x96, 0x9F, 0xA3, 10]
    #expect(reasons(bytes) == ["€“”–Ÿ£"])
  }

  @Test(arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
  func `a byte that neither UTF-8 nor Windows-1252 knows refuses the file`(byte: UInt8) {
    let quality = extract(Array(Exclusions.headings.utf8) + [byte, 10]).quality
    #expect(quality.status == .refused)
    #expect(quality.noteInWords.contains("exclusions.csv"))
  }

  @Test func `the encoding is one for a whole file: one odd byte at its end makes all of it Windows-1252`() {
    let bytes = Array((Exclusions.headings + "X1,P1,2023-01-10,,K,,é\nX2,P2,2023-01-10,,K,,").utf8) + [0xE9, 10]
    #expect(reasons(bytes) == ["Ã©", "é"])
  }

  @Test func `UTF-16 that is cut off, or broken, is refused with its line`() {
    let whole = Self.encodings[3].1
    #expect(extract(Array(whole.dropLast(1))).quality.noteInWords.contains("cut off"))
    #expect(extract(whole + [0x00, 0xDC, 0x41, 0x00]).quality.noteInWords.contains("line 4"))
    #expect(extract(whole + [0x3D, 0xD8, 0x00, 0xDE, 0x0A, 0x00]).quality.status == .delivered)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\n", "\n\n  \n"])
  func `line ends, blank lines, no final one`(end: String, last: String) {
    let text = String((Exclusions.headings + Self.rows).dropLast()) + last
    let extraction = extract(text.replacing("\n", with: end) as String)
    #expect((extraction.quality.read, extraction.quality.accepted) == (2, 2))
  }

  @Test(arguments: [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "pipe")])
  func `delimiters are recognised from the heading line, or declared`(delimiter: String, name: String) {
    let text = (Exclusions.headings + "X1,P1,2023-01-10,,K,5,x\n").replacing(",", with: delimiter)
    #expect(extract(text).files.first?.delimiter == name)
    #expect(extract(text).quality.accepted == 1)
    #expect(extract(text) { $0.layout.delimiter = delimiter.utf8.first }.quality.accepted == 1)
    let wrong = extract(text) { $0.layout.delimiter = delimiter == "," ? UInt8(ascii: ";") : UInt8(ascii: ",") }
    #expect(wrong.quality.status == .refused)
  }

  @Test func `the delimiter is the one by which headings are known, whatever else stands in them`() {
    let text =
      "id;pupil;start;end;status;\"Sessions, lost, in all, by the pupil, of them\";reason\nX1;P1;2023-01-10;;K;5;a, b, c, d\n"
    #expect(extract(text).files.first?.delimiter == "semicolon")
  }

  @Test func `a row's number is its first line in the file`() {
    let text = Exclusions.headings + "X1,P1,2023-01-10,,K,5,\"two\nlines\"\nX2,P2,never,,K,,\"and\r\ntwo\"\n\nX3,P3,never,,K,,\n"
    #expect(extract(text).rejects.map(\.line) == [4, 7])
  }

  @Test func `title lines are skipped where the definition says so, and counted`() {
    let text = "Exclusions report;;\n\nPrinted 1 March 2023\n" + Exclusions.headings + Self.rows
    let refused = extract(text)
    #expect(refused.quality.status == .refused)
    #expect(refused.quality.noteInWords.contains("they are on line 4. Add 'layout: {title_lines: 3}' to the definition"))
    for lines in [FileLayout.TitleLines.count(3), .untilHeadings] {
      let extraction = extract(text) { $0.layout.titleLines = lines }
      #expect((extraction.quality.read, extraction.quality.accepted, extraction.quality.skipped) == (4, 2, 2))
      #expect(extraction.files.first?.headingLine == 4)
      #expect(extraction.quality.addsUp)
    }
  }

  @Test func `lines that end the report are skipped where the definition says so, and counted`() {
    let text = Exclusions.headings + Self.rows + "Total: 2\n,,,,,,\nEnd of report\n"
    #expect(extract(text).quality.rejected == 2)
    let extraction = extract(text) { $0.layout.endLines = ["Total", "end of Report"] }
    #expect((extraction.quality.accepted, extraction.quality.skipped, extraction.quality.rejected) == (2, 2, 0))
  }

  @Test func `published suppressions are missing where the definition says so, else rejected`() {
    let text = Exclusions.headings + "X1,P1,2023-01-10,,K,c,\nX2,P2,2023-01-10,,K,LOW,\nX3,P3,2023-01-10,,K,x,\n"
    #expect(extract(text).quality.rejected == 3)
    let extraction = extract(text) { $0.columns[5].suppressed = ["c", "low"] }
    #expect((extraction.quality.accepted, extraction.quality.rejected) == (2, 1))
  }

  @Test func `one export feeds several sources: rows of others are skipped and counted`() {
    let census =
      "id,pupil,start,category\nX1,P1,2023-01-10,PERM\nX2,P2,2023-01-11,SUSP\nX3,P3,2023-01-12,LNCH\nX4,P4,2019-01-12,FIXD\nX5,P5,2023-01-12,FIXD\n"
    func part(_ own: String) -> SourceQuality {
      var source = Exclusions.definition
      let categories = [
        Code(name: "PERM"), Code(name: "LNCH"),
        Code(name: "SUSP", spellings: [Spelling("FIXD", Validity(until: Day(2020, 8, 31)))]),
      ]
      source.columns =
        Array(source.columns[0...2]) + [ColumnDefinition(name: "category", kind: .code(categories), isMandatory: true)]
      source.ownRows = Filter([Condition(column: "category", test: .among([own]))])
      return Extractor().extract(source, from: [.text(census, name: "census.csv")], wanted: []).quality
    }
    #expect((part("PERM").accepted, part("PERM").skipped, part("PERM").rejected) == (1, 3, 1))
    #expect((part("SUSP").accepted, part("SUSP").skipped, part("SUSP").rejected) == (2, 2, 1))
  }

  @Test func `published years are their last day`() {
    #expect(DayFormatTests.newest("202223", formats: [.academicYear]) == "2023-08-31")
    #expect(DayFormatTests.newest("2022/23", formats: [.academicYear]) == "2023-08-31")
    #expect(DayFormatTests.newest("1999-00", formats: [.financialYear]) == "2000-03-31")
    #expect(DayFormatTests.newest("202224", formats: [.academicYear]) == nil)
    #expect(DayFormatTests.newest("202223") == nil)
  }
}
