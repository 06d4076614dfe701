import CSV
import Drawing
import Testing

/// Reads a whole text in pieces of so many bytes.
func read(_ text: String, chunk: Int) throws(CSVError) -> [(line: Int, fields: [String])] {
  let reader = Reader()
  let bytes = Array(text.utf8)
  var records: [(line: Int, fields: [String])] = []
  func take() {
    records += zip(0..<reader.batch.count, reader.batch.records).map { (reader.batch.line($0), $1) }
  }
  var start = 0
  while start < bytes.count {
    let end = min(start + chunk, bytes.count)
    try bytes[start..<end].withUnsafeBufferPointer { (piece) throws(CSVError) in try reader.feed(piece) }
    take()
    start = end
  }
  try reader.finish()
  take()
  return records
}

@Suite struct ReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var records: [[String]]
    var lines: [Int]

    init(_ name: String, _ text: String, _ records: [[String]], _ lines: [Int]) {
      testDescription = name
      self.text = text
      self.records = records
      self.lines = lines
    }
  }

  static let cases = [
    Case("line feeds", "a,b\n1,2\n3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]], [1, 2, 3]),
    Case("no final line end", "a,b\n1,2", [["a", "b"], ["1", "2"]], [1, 2]),
    Case("CRLF", "a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]], [1, 2]),
    Case("carriage returns", "a,b\r1,2\r3,4", [["a", "b"], ["1", "2"], ["3", "4"]], [1, 2, 3]),
    Case("blank lines are no records, and count", "a\n\n\nb\n\r\nc", [["a"], ["b"], ["c"]], [1, 4, 6]),
    Case("delimiters in quotes", "\"a,b\",c\n", [["a,b", "c"]], [1]),
    Case("doubled quotes", "\"say \"\"a\"\"\",\"\"\n", [["say \"a\"", ""]], [1]),
    Case("line breaks in quotes", "\"a\nb\r\nc\",d\ne,f\n", [["a\nb\r\nc", "d"], ["e", "f"]], [1, 4]),
    Case("empty fields", ",,\n,\n", [["", "", ""], ["", ""]], [1, 2]),
    Case("spaces stay", " a , b \n", [[" a ", " b "]], [1]),
    Case("nothing", "", [], []),
  ]

  @Test("records and their lines", arguments: cases, [1, 2, 3, 65_536])
  func parses(_ one: Case, chunk: Int) throws {
    let found = try read(one.text, chunk: chunk)
    #expect(found.map(\.fields) == one.records)
    #expect(found.map(\.line) == one.lines)
  }

  static let strayQuotes: [(text: String, line: Int, recordLine: Int)] = [
    ("a,b\n1,2\"3\n4,5\n", 2, 2), ("a\n\"b\"c\nd\n", 2, 2), ("a,b\r\n1,\"2\r\n3\"x,4\n", 3, 2),
  ]

  @Test("a stray quote names its line and its record's", arguments: strayQuotes, [1, 2, 65_536])
  func refuses(_ stray: (text: String, line: Int, recordLine: Int), chunk: Int) throws {
    let error = try #require(throws: CSVError.self) { try read(stray.text, chunk: chunk) }
    guard case .strayQuote(let quote) = error else {
      Issue.record("\(error)")
      return
    }
    #expect((quote.line, quote.recordLine) == (stray.line, stray.recordLine))
  }

  @Test(arguments: [("a,b\n1,\"2\n3,4\n", 2), ("a\r\nb\r\n\"c\r\n", 3)], [1, 2, 65_536])
  func `a quote that never closes names its record's line`(unclosed: (text: String, line: Int), chunk: Int) {
    #expect(throws: CSVError.unclosedQuote(line: unclosed.line)) { try read(unclosed.text, chunk: chunk) }
  }

  @Test func `spaces around values go where the dialect says so, quoted or not`() throws {
    let text = " a , \"b\" ,\" c \"\n"
    let reader = Reader(Dialect(trimsSpaces: true))
    try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(CSVError) in try reader.feed(bytes) }
    #expect(reader.batch.records == [["a", "b", " c "]])
  }

  @Test func `a field above 1 MiB names its line`() {
    let text = "a,b\n1," + String(repeating: "x", count: Reader.longestField + 1) + "\n"
    #expect(throws: CSVError.fieldTooLong(line: 2)) { try read(text, chunk: 65_536) }
  }

  @Test func `whatever the writer writes the reader reads, in pieces of any size`() throws {
    var random = SeededGenerator()
    let pieces = ["", "a", ",", "\"", "\n", "\r", "é", " ", "long enough", "=1+1"]
    for _ in 0..<300 {
      let records = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 2...4, using: &random)).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
      }
      var writer = Writer()
      for record in records { writer.write(record) }
      let text = String(decoding: writer.take(), as: UTF8.self)
      #expect(try read(text, chunk: Int.random(in: 1...9, using: &random)).map(\.fields) == records)
    }
  }
}
