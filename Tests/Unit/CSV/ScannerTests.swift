import CSV
import Drawing
import Testing

/// The scanner against libcsv: where it understands a text, the same records on the same lines.
@Suite struct ScannerTests {
  private struct Read: Equatable {
    var records: [[String]] = []
    var lines: [Int] = []
    var spans: [Bool] = []
    var lineCount = 0
  }

  @Test func `what the scanner understands, libcsv reads the same`() throws {
    var understood = 0
    for number in 0..<12_000 {
      var sample = number % 3 == 0 ? SampleMaker(number).damaged() : SampleMaker(number).wellFormed()
      if !sample.text.utf8.elementsEqual([]), sample.text.utf8.last != 10 { sample.text += "\n" }
      let delimiter = Array(sample.delimiter.utf8)[0]
      guard let scanned = self.scanned(Array(sample.text.utf8), delimiter) else { continue }
      understood += 1
      let complaint = Comment(rawValue: "sample \(number): \(sample.text.debugDescription) gave \(scanned)")
      try #require(try byReference(sample.text, Dialect(delimiter: delimiter)) == scanned, complaint)
      let trimming = try byReference(sample.text, Dialect(delimiter: delimiter, trimsSpaces: true))
      try #require(trimming.lines == scanned.lines && trimmed(trimming) == trimmed(scanned), complaint)
    }
    #expect(understood > 2000, "only \(understood) understood: the comparison has lost its meaning")
  }

  /// Separators on either side of every border of sixteen and of sixty-four bytes.
  @Test func `texts without quotes are read the same, wherever their separators fall`() throws {
    var random = SeededGenerator()
    var understood = 0
    for _ in 0..<6000 {
      let delimiter = [",", ";", "\t", "|"].randomElement(using: &random) ?? ","
      let (width, isOdd) = (Int.random(in: 1...7, using: &random), Int.random(in: 0..<8, using: &random) == 0)
      var lineEnds = [["\n"], ["\r\n"], ["\n", "\r\n"]].randomElement(using: &random) ?? ["\n"]
      if isOdd { lineEnds += ["\n\n", "\r", "\r\r\n", " \n"] }
      var text = ""
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        let values = (0..<width).map { _ in
          let length = width == 1 ? Int.random(in: 1...90, using: &random) : Int.random(in: -3...40, using: &random)
          return String(repeating: ["a", "Z", "9", "é", "+", "-"].randomElement(using: &random) ?? "a", count: max(0, length))
        }
        text += values.joined(separator: delimiter) + (lineEnds.randomElement(using: &random) ?? "\n")
      }
      if text.utf8.last != 10 { text += "\n" }
      let byte = Array(delimiter.utf8)[0]
      guard let scanned = self.scanned(Array(text.utf8), byte) else {
        try #require(isOdd, Comment(rawValue: text.debugDescription))
        continue
      }
      understood += 1
      try #require(try byReference(text, Dialect(delimiter: byte)) == scanned, Comment(rawValue: text.debugDescription))
    }
    #expect(understood > 5000)
  }

  @Test(
    arguments: [
      "a,b\n1,2\n", "a,b\r\n1,2\r\n", "\n\na,b\n\n1,2\n", "\"a\",\"b, c\"\n\"\",2\n", "\"two\nlines\",b\n1,2\n", "a;b\n1;2\n",
      "a\tb\n1\t2\n", "a|b\n1|2\n", String(repeating: "x,", count: 200) + "y\n", "é,漢\n",
      String(repeating: "a,b,c\n", count: 100),
    ])
  func `the common case is understood`(text: String) throws {
    for delimiter in [",", ";", "\t", "|"] where text.contains(delimiter) {
      let byte = Array(delimiter.utf8)[0]
      let scanned = try #require(self.scanned(Array(text.utf8), byte))
      #expect(try byReference(text, Dialect(delimiter: byte)) == scanned)
      break
    }
  }

  @Test(
    arguments: [
      "a,b\r1,2\r", "a,\"b\"\"c\"\n", "a, \"b\"\n", "a,b\"c\n", "\"a\"b,c\n", "\"never closed,b\n", "  \n", "a,b\n1,2", "a\r,b\n",
      String(repeating: "x", count: (1 << 20) + 1) + "\n", String(repeating: ",", count: 10_000) + "\n",
    ])
  func `what is not plain is left to libcsv`(text: String) {
    #expect(scanned(Array(text.utf8), UInt8(ascii: ",")) == nil)
  }

  private func trimmed(_ read: Read) -> [[String]] {
    read.records.map { $0.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) } }
  }

  private func scanned(_ text: [UInt8], _ delimiter: UInt8) -> Read? {
    let places = RecordPlaces()
    let padded = text + [UInt8](repeating: UInt8(ascii: "\""), count: Scanner.slack)
    return padded.withUnsafeBufferPointer { all -> Read? in
      let bytes = UnsafeBufferPointer(rebasing: all[..<text.count])
      guard Scanner.scan(bytes, delimiter: delimiter, into: places) else { return nil }
      var read = Read(lineCount: places.lineCount)
      for record in 0..<places.count {
        read.records.append(
          places.fields(record).map { String(decoding: bytes[Int(places.starts[$0])..<Int(places.ends[$0])], as: UTF8.self) })
        read.lines.append(Int(places.lines[record]))
        read.spans.append(places.spanning.contains(record))
      }
      return read
    }
  }

  /// Throws where libcsv stops.
  private func byReference(_ text: String, _ dialect: Dialect) throws -> Read {
    let reader = Reader(dialect, firstLine: 0)
    var read = Read()
    func take() {
      read.records += reader.batch.records
      read.lines += (0..<reader.batch.count).map(reader.batch.line)
      read.spans += (0..<reader.batch.count).map(reader.batch.spansLines)
    }
    try Array(text.utf8).withUnsafeBufferPointer { try reader.feed($0) }
    take()
    #expect(reader.isBetweenRecords)
    read.lineCount = reader.nextLine
    try reader.finish()
    take()
    return read
  }
}
