import Drawing
import Extractors
import Foundation
import Model
import Testing

/// However a file is read (by libcsv or the scanner, in blocks of any size, on any number of threads), what is read is the same.
@Suite struct ReadingEqualityTests {
  static let reference = ReadingOptions(CSVReading(.libcsv, threads: 1), blockSize: 1 << 26)
  static let others: [ReadingOptions] =
    [2, 16, 61, 128, 700, 4096].flatMap { size in
      [
        ReadingOptions(CSVReading(.automatic, threads: 1), blockSize: size),
        ReadingOptions(CSVReading(.libcsv, threads: 3), blockSize: size),
      ]
    } + [ReadingOptions(), ReadingOptions(CSVReading(threads: 8), blockSize: 256)]

  @Test func `plain, odd and damaged files are read the same in every way`() throws {
    for number in 0..<80 {
      var maker = ExportMaker(number)
      let (source, files) = maker.make()
      let reference = WholeReading(source, files, Self.reference)
      for options in Self.others {
        let difference = WholeReading(source, files, options).difference(from: reference)
        try #require(
          difference == nil,
          """
          exports \(number), \(options.reader), blocks of \(options.blockSize): \(difference ?? "")
          \(files.map { if case .inMemory(_, let bytes) = $0 { String(decoding: bytes, as: UTF8.self).debugDescription } else { "" } })
          """)
      }
    }
  }

  @Test func `the scanner alone reads what is plain`() {
    let rows = (0..<2000).map { row in
      "X\(row),P\(row % 700),2023-01-\(10 + row % 19),,\(row % 2 == 0 ? "K" : "N"),\(1 + row % 90),reason \(row % 9)\n"
    }
    let file = ExportFile.text(Exclusions.headings + rows.joined(), name: "exclusions.csv")
    let reference = WholeReading(Exclusions.definition, [file], Self.reference)
    let alone = WholeReading(
      Exclusions.definition, [file], ReadingOptions(CSVReading(.scanner, threads: 2), blockSize: 1000))
    #expect(alone.difference(from: reference) == nil)
    #expect(alone.quality.accepted == 2000)
  }

  @Test func `a quoted value that runs over the border of blocks sends the reading back to the true places`() {
    // Every border of small blocks falls into some note; its lines look like rows, with quotes of their own.
    let note = "\"said\nX9,P9,2023-01-10,,K,1,x\n\"\"no\"\"\n\n\""
    let rows = (0..<40).map { "X\($0),P1,2023-01-10,,K,5,\($0 % 3 == 0 ? note : "x")\n" }
    let file = ExportFile.text(Exclusions.headings + rows.joined() + rows[7], name: "exclusions.csv")
    let reference = WholeReading(Exclusions.definition, [file], Self.reference)
    for size in 2...200 {
      let options = ReadingOptions(CSVReading(threads: size % 2 + 1), blockSize: size)
      #expect(WholeReading(Exclusions.definition, [file], options).difference(from: reference) == nil, "blocks of \(size)")
    }
  }

  @Test func `identifiers of any shape stay the texts they are`() {
    var random = SeededGenerator()
    let letters = Array("AbZ0-é+. _/")
    var ids = [
      "0", "00", "7", "07", "A7", "A07", "123456789012", "A123456789012", "99999999999999", "100000000000000",
      "12345678901234567890", "P1\u{301}", "1.23E", "E+", "+5", "\u{feff}X1", String(repeating: "9", count: 300),
    ]
    ids += (0..<9000).map { _ in
      let prefix = String((0..<Int.random(in: 0...6, using: &random)).map { _ in letters.randomElement(using: &random) ?? "A" })
      return (prefix + String(Int.random(in: 0...999_999, using: &random))).trimmingCharacters(in: .whitespaces)
    }
    ids = ids.filter { !$0.contains("E+") || $0 == "E+" }
    let text = Exclusions.headings + ids.map { "\"\($0)\",\"\($0)\",2023-01-10,,K,,\n" }.joined()
    for size in [1 << 12, 1 << 19] {
      let reading = WholeReading(
        Exclusions.definition, [.text(text, name: "x.csv")], ReadingOptions(CSVReading(threads: 2), blockSize: size))
      #expect(reading.quality.accepted == Set(ids.map { Array($0.utf8) }).count)
      #expect(reading.rows.map { $0.split(separator: " ", maxSplits: 3)[3] } == ids.map { "\($0)|\($0)|2023-01-10||2||" })
    }
  }
}
