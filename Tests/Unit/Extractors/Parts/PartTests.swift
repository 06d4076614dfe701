import Drawing
import Extractors
import Model
import Platform
import Testing

/// However the files of a source are cut into parts that are read apart from each other, what the parts come to together is what
/// reading the files on one machine comes to.
@Suite struct PartTests {
  /// Where the two differ first; nil where they do not.
  static func difference(_ source: SourceDefinition, _ files: [ExportFile], _ parts: PartsReading) -> String? {
    let whole = WholeReading(source, files, ReadingEqualityTests.reference)
    let extraction = Extractor(ReadingEqualityTests.reference).extract(
      source, from: files, wanted: Set(source.columns.map(\.name)))
    let found = parts.extraction
    if found.quality != whole.quality { return "\(found.quality)\n\(whole.quality)" }
    if Array(found.rejects) != whole.rejects { return "rejects: \(Array(found.rejects))\n\(whole.rejects)" }
    if found.files != whole.files { return "files: \(found.files)\n\(whole.files)" }
    let months = found.tally.months.mapValues { [$0.rows] + $0.blanks }
    if months != whole.months { return "months: \(months)\n\(whole.months)" }
    if parts.rows != whole.rows { return "rows: \(parts.rows)\n\(whole.rows)" }
    if found.doubts != extraction.doubts { return "doubts: \(found.doubts)\n\(extraction.doubts)" }
    if found.fileRows != extraction.fileRows { return "rows of files: \(found.fileRows)\n\(extraction.fileRows)" }
    let known = (found.delivery.rows?.rejectedValues, extraction.delivery.rows?.rejectedValues)
    if known.0 != known.1 { return "values of rejected rows: \(String(describing: known.0))\n\(String(describing: known.1))" }
    if found.delivery.rows?.blankColumns != extraction.delivery.rows?.blankColumns { return "blank columns" }
    return nil
  }

  private func texts(_ files: [ExportFile]) -> [String] {
    files.map { if case .inMemory(_, let bytes) = $0 { String(decoding: bytes, as: UTF8.self).debugDescription } else { "" } }
  }

  static func equal(_ size: Int) -> (Int) -> [Range<Int>] {
    { bytes in stride(from: 0, to: bytes, by: size).map { $0..<min(bytes, $0 + size) } }
  }

  @Test(arguments: 0..<8) func `files of any kind in parts of any size`(number: Int) throws {
    var maker = ExportMaker(number)
    let (source, files) = maker.make()
    var random = SeededGenerator(case: number)
    let sizes = [
      Int.random(in: 2...9, using: &random), Int.random(in: 10...60, using: &random), Int.random(in: 61...900, using: &random),
    ]
    for size in sizes + [1 << 20] {
      let pieceSize = [2, 30, 400, 1 << 19].randomElement(using: &random) ?? 30
      let parts = try PartsReading(source, files, pieceSize: pieceSize, cut: Self.equal(size))
      let difference = Self.difference(source, files, parts)
      #expect(
        difference == nil, "exports \(number), parts of \(size), pieces of \(pieceSize): \(difference ?? "")\n\(texts(files))")
    }
  }

  @Test(arguments: 0..<2) func `parts of a single byte`(number: Int) throws {
    var maker = ExportMaker(1000 + number)
    let (source, all) = maker.make()
    let files = Array(all.prefix(1))
    let parts = try PartsReading(source, files, pieceSize: 64, cut: Self.equal(1))
    let difference = Self.difference(source, files, parts)
    #expect(difference == nil, "exports \(number): \(difference ?? "")\n\(texts(files))")
  }

  @Test func `a quoted value that runs over borders sends its part back to the true place`() throws {
    let note = "\"said\nX9,P9,2023-01-10,,K,1,x\n\"\"no\"\"\n\n\""
    let rows = (0..<40).map { "X\($0),P1,2023-01-10,,K,5,\($0 % 3 == 0 ? note : "x")\n" }
    let files = [ExportFile.text(Exclusions.headings + rows.joined() + rows[7], name: "exclusions.csv")]
    var again = 0
    for size in stride(from: 2, to: 60, by: 3) {
      let parts = try PartsReading(Exclusions.definition, files, pieceSize: 1 << 19, cut: Self.equal(size))
      again += parts.rounds
      #expect(Self.difference(Exclusions.definition, files, parts) == nil, "parts of \(size)")
    }
    #expect(again > 0)
  }

  @Test func `a file is UTF-8 if its parts are, wherever they cut a character`() throws {
    let good = Array((Exclusions.headings + "X1,P1,2023-01-10,,K,5,é€\u{1F600}é\n").utf8)
    var bad = good
    bad[good.count - 4] = 0x80  // after the last byte of a character: one byte too many
    for bytes in [good, bad] {
      let files = [ExportFile.inMemory(name: "exclusions.csv", bytes: bytes)]
      for size in 1...12 {
        let parts = try PartsReading(Exclusions.definition, files, pieceSize: 1 << 19, cut: Self.equal(size))
        let difference = Self.difference(Exclusions.definition, files, parts)
        #expect(difference == nil, "parts of \(size): \(difference ?? "")")
      }
    }
  }

  @Test func `a NUL byte is found with its line, in whichever part it is`() throws {
    let text = Exclusions.headings + "X1,P1,2023-01-10,,K,5,x\nX2,P1,2023-01-10,,K,5,\u{0}\n"
    let files = [ExportFile.text(text, name: "exclusions.csv")]
    let parts = try PartsReading(Exclusions.definition, files, pieceSize: 1 << 19, cut: Self.equal(7))
    #expect(Self.difference(Exclusions.definition, files, parts) == nil)
    #expect(parts.extraction.quality.status == .refused)
  }

  @Test func `an answer holds nothing of any row`() throws {
    let text = Exclusions.headings + "XSECRET,PSECRET,2023-01-10,,K,5,secret\nXSECRET2,PSECRET,nonsense,,K,5,secret\n"
    let answer = try PartReader(Exclusions.definition, wanted: ["pupil"]).read(
      PartTask(file: 0, bytes: 0..<text.utf8.count), of: .text(text, name: "exclusions.csv")
    ) { _, _ in }
    #expect(!"\(answer)".lowercased().contains("secret"))
    #expect((answer.accepted, answer.rejected) == (1, 1))
  }

  @Test func `parts of files of different states are of a file that has changed`() throws {
    let text = Exclusions.headings + "X1,P1,2023-01-10,,K,5,x\n"
    let file = ExportFile.text(text, name: "exclusions.csv")
    var answer = try PartReader(Exclusions.definition, wanted: []).read(PartTask(file: 0, bytes: 0..<text.utf8.count), of: file) {
      _, _ in
    }
    answer.written += 1
    let gathered = GatheredParts(Exclusions.definition, wanted: [], files: [PartFile(file)], answers: [answer]) { _ in [] }
    #expect(gathered.readAgain.isEmpty)
    #expect(gathered.extraction(duplicates: [:], superseded: 0).delivery.table == nil)
  }
}
