import Extractors
import Foundation
import Model
import Platform
import Testing
import Wording

/// Files larger than the pieces they are read in, and tables of more than one batch.
@Suite struct LargeFileTests {
  @Test func `a character cut by the end of a piece is whole, and the digest is of all bytes`() throws {
    // Pieces are of 256 KiB: each length moves the cut by one byte through the two of an é.
    for padding in 0..<4 {
      let reason = String(repeating: "é", count: 300)
      let rows = (0..<900).map { "X\($0),P1,2023-01-10,,K,5,\(reason)\n" }
      let text = Exclusions.headings + "X,P,2023-01-10,,K,5,\(String(repeating: "x", count: padding))\n" + rows.joined()
      let extraction = Exclusions.extract(text)
      #expect((extraction.quality.accepted, extraction.quality.rejected) == (901, 0))
      #expect(extraction.quality.files.first?.sha256 == sha256(Array(text.utf8)))
    }
  }

  @Test func `a file on disk is UTF-8 whatever its pieces cut`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "scorecard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for padding in 0..<2 {
      let rows = (0..<900).map { "X\($0),P1,2023-01-10,,K,5,\(String(repeating: "é", count: 300))\n" }
      let text = Exclusions.headings + "X,P,2023-01-10,,K,5,\(String(repeating: "x", count: padding))\n" + rows.joined()
      let path = folder.appending(path: "x.csv")
      try Data(text.utf8).write(to: path)
      let file = ExportFile.onDisk(name: "x.csv", path: path.path())
      let quality = Extractor().extract(Exclusions.definition, from: [file], wanted: []).quality
      #expect((quality.encoding, quality.accepted) == ("UTF-8", 901))
    }
  }

  @Test func `a key met again tens of thousands of rows later displaces the first`() throws {
    let rows = (0..<70_000).map { "X\($0),P1,2023-01-10,,K,1,\n" }
    let again = [0, 1, 32_767, 32_768, 65_536, 69_999].map { "X\($0),P1,2023-01-10,,K,2,\n" }
    let extraction = Exclusions.extract(Exclusions.headings + rows.joined() + again.joined())
    #expect((extraction.quality.accepted, extraction.quality.duplicates) == (70_000, 6))
    let table = try #require(extraction.delivery.table)
    let surviving = table.batches.flatMap { batch -> [Int64] in
      guard case .integers(let values) = batch.columns[5] else { return [] }
      return zip(values, batch.survives).filter(\.1).map(\.0)
    }
    #expect(table.batches.count > 2)
    #expect(surviving.count == 70_000)
    #expect(surviving.count { $0 == 2 } == 6)
  }

  @Test func `a row of more than ten thousand values is no row`() {
    let quality = Exclusions.extract(Exclusions.headings + String(repeating: ",", count: 20_000) + "\n").quality
    #expect(quality.status == .refused)
    #expect(quality.noteInWords.contains("line 2"))
  }

  @Test func `no-break spaces around values go`() {
    let rows = "X1,P1\u{A0},2023-01-10,,\u{A0} K \u{A0},,\nX2,\u{A0},2023-01-10,,K,,\n"
    let extraction = Exclusions.extract(Exclusions.headings + rows)
    #expect((extraction.quality.accepted, extraction.quality.rejected) == (1, 1))
  }

  @Test func `a source of which every row is rejected is refused, not a nil return`() {
    let quality = Exclusions.extract(Exclusions.headings + "X1,P1,13/13/2023,,K,,\nX2,P1,31/02/2023,,K,,\n").quality
    #expect(quality.status == .refused)
    #expect(quality.noteInWords.contains("none of its rows could be used"))
  }
}
