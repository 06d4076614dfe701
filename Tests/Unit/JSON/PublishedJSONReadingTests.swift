import Drawing
import Foundation
import JSON
import Model
import Testing

/// Published JSON is read as Foundation's decoder reads it: to the same values, and refused where it refuses.
@Suite struct PublishedJSONReadingTests {
  /// Every shape that a published type may have.
  private struct Shapes: Codable, Equatable {
    enum Choice: Codable, Equatable {
      case none
      case named(name: String, of: [Choice])
      case both(Int, String?)
      case asOf(day: Day)
    }
    enum Word: String, Codable { case red, green }
    struct Empty: Codable, Equatable {}
    var z = 1
    var asOf = Day(iso: "2024-02-29")
    var asOfUrl = "u"
    var isTrue = true
    var sha256 = "s"
    var target3m: Double? = 3.5
    var nothing: Int?
    var small = UInt8.max
    var large = Int64.min
    var numbers = [0, -0.0, 1, 0.1, 100.0 / 3, 1e-7, .leastNonzeroMagnitude, 9_007_199_254_740_992, 1e16, 1.5e300]
    var words = ["Zebra": 1, "apple": 2, "asOf": 3, "as_of": 4, "a/b": 5, "é": 6, "": 7, "longer than sixteen bytes": 8]
    var byNumber = [10: "a", 9: "b"]
    var choices = [Choice.none, .named(name: "n", of: [.none, .both(1, nil)]), .both(2, "x"), .asOf(day: Day(number: 9))]
    var optionals: [Int?] = [1, nil, 3]
    var nested = [["a"], [], ["b", "c"]]
    var empty = Empty()
    var emptyWords: [String: [Int]] = [:]
    var listOfEmpty = [Empty()]
    var word = Word.green
    var wordOrNot: Word?
    var texts = ["", "a \"b\" \\ /c", "\u{01}\u{08}\t\n\u{0B}\u{0C}\r\u{1F}\u{7F}", "é 🎉 \u{2028} עברית"]
    var inner = ["k": ["asOf": [FigureID(kpi: "7", part: "a")]]]
  }

  private func foundation<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try? decoder.decode(type, from: Data(bytes))
  }

  @Test func `what is published is read again`() throws {
    let shapes = Shapes()
    let bytes = try PublishedJSON.encode(["a/b": [shapes]])
    #expect(try PublishedJSON.decode([String: [Shapes]].self, from: bytes) == ["a/b": [shapes]])
    #expect(foundation([String: [Shapes]].self, bytes) == ["a/b": [shapes]])
  }

  /// Other programs lay JSON out in another way, and write letters as escapes.
  @Test(arguments: [
    "{ \"texts\" : [ \"\\u00e9\\ud83c\\udf89\\/\\b\\f\\n\\r\\t\\\"\\\\\" ] , \"as_of\" : \"2023-01-31\", \"more\": [{}, null] }",
    "\u{FEFF}{\"texts\":[],\"as_of\":null}", "{\"texts\": [\"\\ud83c\"]}", "{\"texts\": [\"\\udf89\"]}", "{\"texts\": [\"\\x\"]}",
    "{\"texts\": [\"\u{01}\"]}", "{\"texts\": []", "{\"texts\": [,]}", "{\"texts\": []} x", "", " ", "[]", "nul",
    "{\"texts\": [\"a\"], \"texts\": [\"b\"]}", "{\"te\\u0078ts\": [\"a\"]}", "{\"texts\": [], \"asOf\": \"2023-02-28\"}",
    "{\"texts\": [1]}", "{\"texts\": null}",
    "{\"texts\": [], \"as_of\": \"2023-02-29\"}", "{texts: []}", "{\"texts\" []}", "{\"texts\": [\"a\" \"b\"]}",
  ])
  func `text of other programs reads the same`(text: String) {
    struct Short: Codable, Equatable {
      var texts: [String]
      var asOf: Day?
    }
    let bytes = Array(text.utf8)
    #expect((try? PublishedJSON.decode(Short.self, from: bytes)) == foundation(Short.self, bytes))
  }

  @Test(arguments: [
    "0", "-0", "00", "01", "-", "+1", ".5", "5.", "5.0", "1e2", "1E+2", "1e-2", "1e", "255", "256", "-1", "1e400", "-1e400",
    "-9223372036854775808", "9223372036854775807", "9223372036854775808", "123456789012345678", "0.1", "3.0000000000000001",
    "NaN", "true", "\"1\"",
    "12345678901234567890.5", "0.30000000000000004", "null", "2.5",
  ])
  func `a number reads the same`(text: String) {
    let bytes = Array("[\(text)]".utf8)
    #expect((try? PublishedJSON.decode([Double].self, from: bytes)) == foundation([Double].self, bytes))
    #expect((try? PublishedJSON.decode([Int].self, from: bytes)) == foundation([Int].self, bytes))
    #expect((try? PublishedJSON.decode([UInt8].self, from: bytes)) == foundation([UInt8].self, bytes))
    #expect((try? PublishedJSON.decode([Double?].self, from: bytes)) == foundation([Double?].self, bytes))
  }

  /// Where Foundation is laxer or stricter than RFC 8259, ours is as the RFC says.
  @Test func `what JSON is decides, where Foundation reads differently`() throws {
    #expect((try? PublishedJSON.decode([String: Int].self, from: Array("{\"a\": 1,}".utf8))) == nil)
    #expect(try PublishedJSON.decode([Double].self, from: Array("[1e-400]".utf8)) == [0])
  }

  @Test func `a text that goes too deep is refused`() {
    let bytes = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(throws: DecodingError.self) { try PublishedJSON.decode([Int].self, from: bytes) }
  }

  /// A file that somebody has cut or edited.
  @Test(arguments: 0..<400) func `damaged text reads the same`(number: Int) throws {
    var random = SeededGenerator(case: number)
    var bytes = try PublishedJSON.encode(Shapes())
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(Self.marks.randomElement(using: &random) ?? 0, at: place)
      case 2: bytes[place] = Self.marks.randomElement(using: &random) ?? 0
      case 3: bytes.removeLast(bytes.count - place)
      default:
        let other = Int.random(in: 0..<bytes.count, using: &random)
        bytes.removeSubrange(min(place, other)..<min(max(place, other), min(place, other) + 40))
      }
      if bytes.isEmpty { break }
    }
    // A comma before a bracket: see above.
    if String(decoding: bytes, as: UTF8.self).contains(#/,\s*[}\]]/#) { return }
    #expect((try? PublishedJSON.decode(Shapes.self, from: bytes)) == foundation(Shapes.self, bytes))
  }

  private static let marks = Array("{}[]\",:\\ \n0-.e19tfnu/\u{1}é".utf8)
}
