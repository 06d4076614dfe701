import Foundation
import JSON
import Model
import Testing

/// Everything that is published as JSON is written to the byte as Foundation's encoder writes it.
@Suite struct PublishedJSONTests {
  private func point(_ value: Double?, _ text: String) throws -> SeriesPoint {
    let day = try #require(Day(iso: "2023-02-28"))
    let answer = Answer(value: value, numerator: value, denominator: nil, counted: 1)
    let figure = Figure(day: day, period: Period(first: nil, last: day), answer: answer, reason: nil, note: nil)
    var point = SeriesPoint(id: FigureID(kpi: text, part: "a"), measure: text, unit: text, figure: figure)
    (point.title, point.expected, point.restated, point.firstPublishedOn) = (text, value.map { $0 / 3 }, value == nil, day)
    return point
  }

  private static func scorecard() throws -> Scorecard {
    let day = try #require(Day(iso: "2023-02-28"))
    return Scorecard(plan: "P", area: "A", planStart: day, asOf: day, run: "r", lines: [])
  }

  private func expectAsFoundation(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let written = String(decoding: try PublishedJSON.encode(value), as: UTF8.self)
    #expect(written == String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    let inOneLine = JSONEncoder()
    inOneLine.outputFormatting = [.sortedKeys]
    #expect(
      String(decoding: try PublishedJSON.encodeInOneLine(value), as: UTF8.self)
        == String(decoding: try inOneLine.encode(value), as: UTF8.self))
  }

  /// Every shape that a published type may have: keys of all kinds, nested values, what is empty, what is not there.
  private struct Shapes: Encodable {
    enum Choice: Encodable, Hashable {
      case none
      case named(name: String, of: [Choice])
      case both(Int, String?)
    }
    struct Empty: Encodable {}
    var z = 1
    var asOfURL = "u"
    var myURLProperty = true
    var sha256 = "s"
    var target3m: Double? = 3.5
    var nothing: Int?
    var _hidden = 2
    var aB = UInt8.max
    var ab = Int64.min
    var words = ["Zebra": 1, "apple": 2, "asOf": 3, "a/b": 4, "é": 5, "Äpfel": 6, "": 7]
    var byNumber = [10: "a", 9: "b"]
    var choices = [Choice.none, .named(name: "n", of: [.none, .both(1, nil)]), .both(2, "x")]
    var optionals: [Int?] = [1, nil, 3]
    var nested = [["a"], [], ["b", "c"]]
    var empty = Empty()
    var emptyList: [Empty] = []
    var emptyWords: [String: [Int]] = [:]
    var listOfEmpty = [Empty()]
    var inner = ["k": ["asOf": [FigureID(kpi: "7", part: "a")]]]
  }

  @Test func `every shape is written as the encoder writes it`() throws {
    try expectAsFoundation(Shapes())
    try expectAsFoundation([Shapes]())
    try expectAsFoundation([String: Shapes]())
    try expectAsFoundation(["a/b": Shapes()])
    try expectAsFoundation([1.5, -0.0, 1e21])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a number that JSON does not have is refused`(number: Double) {
    #expect(throws: EncodingError.self) { try PublishedJSON.encode(["value": number]) }
  }

  @Test func `a point of a series says that it is provisional`() throws {
    var provisional = try point(3, "p")
    provisional.status = .provisional
    var scorecard = try Self.scorecard()
    scorecard.series = [provisional, try point(4, "q")]
    #expect(try Feed.decode(Feed.encode(scorecard)).series.map(\.status) == [.provisional, nil])
  }

  /// Whatever the numbers and the texts.
  @Test func `a scorecard is written as the encoder writes it`() throws {
    let values = [
      nil, 0, -0.0, 1, -84, 0.1, 100.0 / 3, 1e-7, .leastNonzeroMagnitude, 1e15, 9_007_199_254_740_991, 9_007_199_254_740_992,
      1e16, 1e20, 1.5e300, 7e9 / 3,
    ]
    let texts = [
      "", "a \"b\" \\ /c", "\u{01}\u{08}\t\n\u{0B}\u{0C}\r\u{1F}\u{7F}", "é 🎉 \u{2028} עברית", "\n  \"series\" : [\n\n  ]",
    ]
    for text in texts {
      let series = try values.map { try point($0, text) }
      let day = try #require(series.first).asOf
      let breakdowns = values.map { value in
        var point = BreakdownPoint(
          id: FigureID(kpi: "7"), measure: text, asOf: day, dimension: text, category: text, unit: text,
          answer: Answer(value: value, numerator: nil, denominator: value, counted: 1))
        point.label = text
        return point
      }
      var scorecard = Scorecard(
        plan: text, area: text, planStart: day, asOf: day, run: "r", series: series, breakdowns: breakdowns)
      // One without points between two that have some.
      scorecard.charts = [[SpecialCause.outside, .shift], nil, []].map { causes in
        let points = causes.map { causes in
          values.map { value in
            var point = ControlPoint(asOf: day, value: value, numerator: value, denominator: 3)
            (point.causes, point.mean, point.upper, point.variation) = (causes, value, value, .concern)
            return point
          }
        }
        var chart = ControlChart(
          id: FigureID(kpi: text), basis: .calendarMonth, unit: text, better: nil, rules: .plotTheDots, points: points ?? [])
        chart.note = text
        return chart
      }
      try expectAsFoundation(scorecard)
    }
  }
}
