import Extractors
import Foundation
import Model
import Testing
import Wording

/// Files that cannot be trusted: a clear refusal that names file and line, and never a neighbour lost in silence.
@Suite struct DamagedFileTests {
  private func quality(_ text: String) -> SourceQuality { Exclusions.extract(text).quality }
  private let row = "X1,P1,2023-01-10,,K,5,x\n"

  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "Excel workbook or a zip"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "old Excel workbook"),
      (Array("%PDF-1.7\n".utf8), "PDF"), ([0x1F, 0x8B, 0x08], "gzip"),
    ] as [([UInt8], String)])
  func `what is no text says what it is`(bytes: [UInt8], name: String) {
    let file = ExportFile.inMemory(name: "exclusions.csv", bytes: bytes)
    let quality = Extractor().extract(Exclusions.definition, from: [file], wanted: []).quality
    #expect(quality.status == .refused)
    #expect(quality.noteInWords.contains("exclusions.csv") && quality.noteInWords.contains(name))
  }

  @Test func `a stray quote costs its row and no other`() {
    for end in ["\n", "\r\n", "\r"] {
      let text =
        (Exclusions.headings + row + "X2,P2,2023-01-10,,K,5,say \"no\", twice\nX3,P3,2023-01-10,,K,5,\"no\" way\n"
        + "X4,P4,2023-01-10,,K,5,x\n").replacing("\n", with: end)
      let extraction = Exclusions.extract(text)
      #expect((extraction.quality.read, extraction.quality.accepted, extraction.quality.rejected) == (4, 2, 2))
      #expect(extraction.rejects.map(\.line) == [3, 4])
      #expect(extraction.rejects.allSatisfy { $0.rule == .quote })
    }
  }

  @Test func `a stray quote at every place of a large file costs one row each time`() {
    let rows = (0..<4000).map { "X\($0),P1,2023-01-10,,K,5,reason number \($0)\n" }
    for broken in [0, 1, 1999, 2730, 3999] {
      var damaged = rows
      damaged[broken] = "X\(broken),P1,2023-01-10,,K,5,reason \"number\" x\n"
      let extraction = Exclusions.extract(Exclusions.headings + damaged.joined())
      #expect((extraction.quality.accepted, extraction.quality.rejected) == (3999, 1))
      #expect(extraction.rejects.first?.line == broken + 2)
    }
  }

  @Test func `a quote that never closes refuses the source, with its line`() {
    let quality = quality(Exclusions.headings + row + "X2,P2,2023-01-10,,K,5,\"no\nX3,P3,2023-01-10,,K,5,x\n")
    #expect(quality.status == .refused)
    #expect(quality.noteInWords.contains("line 3") && quality.noteInWords.contains("never closes"))
  }

  @Test(arguments: [
    // The next quote stands where it can close the value: right number of fields, wrong number, and one in between.
    "X2,P2,2023-01-10,,K,5,\"no\nX3,P3,2023-01-10,,K,5,x\"\n",
    "X2,\"P2,2023-01-10,,K,5,no\nX3,P3\",2023-01-10,,K,5,x\n",
    "X2,P2,2023-01-10,,K,5,\"no\nX3,P3,2023-01-10,,K,5,x\nX4,P4\",2023-01-10,,K,5,x\n",
    "X2,P2,2023-01-10,,K,5,\"no\nX3,P3,2023-01-10,,K,5,\"x\"\n",
  ])
  func `rows joined by a quote left open refuse the source`(text: String) {
    let quality = quality(Exclusions.headings + row + text + row.replacing("X1", with: "X9"))
    #expect(quality.status == .refused)
    #expect(quality.noteInWords.contains("line 3") || quality.noteInWords.contains("line 4"))
  }

  @Test func `a quoted value with line breaks and commas of its own is read`() {
    let extraction = Exclusions.extract(
      Exclusions.headings + "X1,P1,2023-01-10,,K,5,\"first, second\nthird\n\nfourth, fifth, sixth\"\n" + row)
    #expect(extraction.quality.status == .delivered)
    #expect((extraction.quality.read, extraction.quality.duplicates) == (2, 1))
  }

  @Test func `a note whose lines have as many commas as rows is still a note`() {
    let text = "id,pupil,start,status,notes\nX1,P1,2023-01-10,K,\"said \"\"no\nnot now\"\", again, or later, or, ever\"\n"
    #expect(Exclusions.extract(text).quality.accepted == 1)
  }

  @Test func `a value above 1 MiB is refused, with its line`() {
    let quality = quality(
      Exclusions.headings + row + "X2,P2,2023-01-10,,K,5," + String(repeating: "x", count: (1 << 20) + 1) + "\n")
    #expect(quality.status == .refused)
    #expect(quality.noteInWords.contains("line 3") && quality.noteInWords.contains("1 MB"))
  }

  @Test func `a NUL byte is refused, with its line`() {
    let quality = quality(Exclusions.headings + row + "X2,P2\u{0},2023-01-10,,K,5,\n")
    #expect(quality.noteInWords.contains("line 3") && quality.noteInWords.contains("NUL"))
  }

  @Test func `identifiers that Excel has damaged are rejected`() {
    let damaged = ["1.23E+11", "1,23E+11", "1E+15", "-1.2e+05"].map { "\"\($0)\",P1,2023-01-10,,K,5,x\n" }.joined()
    let fine = ["123E11", "E+11", "1.23", "A1.23E+11", "1.23E+11B"].map { "\($0),P1,2023-01-10,,K,5,x\n" }.joined()
    let extraction = Exclusions.extract(Exclusions.headings + damaged + fine)
    #expect((extraction.quality.accepted, extraction.quality.rejected) == (5, 4))
    #expect(extraction.rejects.allSatisfy { $0.rule == .damagedIdentifier && !$0.message.contains("23E+11'") })
  }

  @Test func `a file that changes while it is read is refused`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "scorecard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "exclusions.csv").path()
    try Data((Exclusions.headings + row).utf8).write(to: URL(filePath: path))
    var calls = 0
    let quality = Extractor().extract(Exclusions.definition, from: [.onDisk(name: "exclusions.csv", path: path)], wanted: []) {
      _ in
      calls += 1
      guard calls == 1, let handle = FileHandle(forWritingAtPath: path) else { return }
      handle.seekToEndOfFile()
      handle.write(Data(row.utf8))
      try? handle.close()
    }.quality
    #expect(quality.status == .refused)
    #expect(quality.noteInWords.contains("changed while it was being read"))
  }

  @Test func `folders, FIFOs, broken links and files nobody may read are refused, not waited for`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "scorecard-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder + "/exclusions.csv", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    mkfifo(folder + "/exclusions-2.csv", 0o600)
    try FileManager.default.createSymbolicLink(atPath: folder + "/exclusions-3.csv", withDestinationPath: "nowhere")
    for name in ["exclusions.csv", "exclusions-2.csv", "exclusions-3.csv"] {
      let file = ExportFile.onDisk(name: name, path: "\(folder)/\(name)")
      let quality = Extractor().extract(Exclusions.definition, from: [file], wanted: []).quality
      #expect(quality.status == .refused)
      #expect(quality.noteInWords.hasPrefix(name))
    }
  }

  @Test func `100,000 bad rows are all counted and placed, in little memory`() {
    let rows = (0..<100_000).map { $0 % 2 == 0 ? "X\($0),P1,never,,K,5,x\n" : "X\($0),P1,2023-01-10,,Q,5,x\n" }
    let extraction = Exclusions.extract(Exclusions.headings + rows.joined())
    #expect(extraction.quality.rejected == 100_000)
    #expect(extraction.rejects.count == 100_000)
    let totals = extraction.rejects.totals
    #expect(totals.map { "\($0.column) \($0.rule.rawValue) \($0.count)" } == ["start date 50000", "status code 50000"])
    #expect(totals.map { $0.first.map(\.line) } == [[2, 4, 6], [3, 5, 7]])
  }
}

@Suite struct TwoTablesTests {
  private let row = "X1,P1,2023-01-10,,K,5,x\n"

  @Test func `headings that stand again refuse the source, with their line`() {
    for middle in ["", row] {
      let quality = Exclusions.extract(Exclusions.headings + middle + Exclusions.headings.replacing(",", with: " , ") + row)
        .quality
      #expect(quality.status == .refused)
      #expect(
        quality.noteInWords.contains("line \(middle.isEmpty ? 2 : 3)")
          && quality.noteInWords.contains("headings appear again here"))
    }
  }

  @Test func `rows after the line that ends the report refuse the source`() {
    var source = Exclusions.definition
    source.layout.endLines = ["Total"]
    func quality(_ text: String) -> SourceQuality {
      Extractor().extract(source, from: [.text(Exclusions.headings + row + text, name: "x.csv")], wanted: []).quality
    }
    #expect(quality("Total,1\n\nTotal of all,1\n,,,,,,\n").status == .delivered)
    #expect(quality("Total,1\n" + row).noteInWords.contains("line 4: a row after line 3"))
  }

  @Test func `a file without headings is refused, and nothing of its first row is told`() {
    for lines in [FileLayout.TitleLines.none, .untilHeadings, .count(1)] {
      var source = Exclusions.definition
      source.layout.titleLines = lines
      source.columns = source.columns.map { column in
        var column = column
        column.needsHeading = false
        return column
      }
      source.key = []
      let text = "U123,Amelia Marked,2015-01-01\nU124,Marked Too,2016-01-01\n"
      let note = Extractor().extract(source, from: [.text(text, name: "x.csv")], wanted: []).quality.noteInWords
      #expect(note.contains("none of the headings is known"))
      #expect(!note.contains("Marked"))
    }
  }
}

@Suite struct DecimalTests {
  private func sum(_ values: [String], places: Int) -> (accepted: Int, numbers: [Int64]) {
    var source = Exclusions.definition
    source.columns[5].kind = .decimal(places: places, 0...1000)
    let rows = values.enumerated().map { "X\($0),P1,2023-01-10,,K,\($1),x\n" }.joined()
    let extraction = Extractor().extract(source, from: [.text(Exclusions.headings + rows, name: "x.csv")], wanted: ["sessions"])
    let numbers = (extraction.delivery.table?.batches ?? []).flatMap { batch -> [Int64] in
      if case .integers(let values) = batch.columns[0] { values } else { [] }
    }
    return (extraction.quality.accepted, numbers)
  }

  @Test func `numbers with decimal places are kept exactly`() {
    #expect(sum(["5", "5.0", "5.25", "0.10", "1000", "999.99"], places: 2).numbers == [500, 500, 525, 10, 100_000, 99_999])
    #expect(sum(["5.255", "1000.01", "-1", "five", "5.", ".5", "1e3", "5,5"], places: 2).accepted == 0)
  }
}
