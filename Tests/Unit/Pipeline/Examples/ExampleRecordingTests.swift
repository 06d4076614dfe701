import Drawing
import Foundation
import Model
import Pipeline
import Testing

@Suite struct ExampleRecordingTests {
  private static let exports = Project.folder.appending(path: "Fixtures/somerset").path()
  /// The export of which rows are drawn, with its columns that name somebody.
  private static let chosen = [
    ("1", "sen_support"), ("4", "ehcp_consultations"), ("5", "waiting_times"), ("6", "specialist_placements"),
    ("7", "exclusions"),
    ("9", "suspensions"), ("11", "targeted_support"), ("13", "referrals"),
  ]

  @Test(arguments: 0..<24) func `no identifier and no day of the chosen rows is in an example of them`(number: Int) throws {
    var generator = SeededGenerator(case: number)
    let (kpi, source) = Self.chosen[number % Self.chosen.count]
    let text = try String(contentsOfFile: "\(Self.exports)/\(source).csv", encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let drawn = (0..<Int.random(in: 1...8, using: &generator)).map { _ in Int.random(in: 2...lines.count, using: &generator) }
    let choice = try RowChoice(rows: ["\(source).csv:" + Set(drawn).map(String.init).joined(separator: ",")], conditions: [])
    let day = try #require(Day(2023, Int.random(in: 4...12, using: &generator), Int.random(in: 1...28, using: &generator)))
    let recording = try ExampleRecording(
      kpi, choice, asOf: day, pipelines: Project.folder.appending(path: "Pipelines").path(), input: Self.exports)
    let cells = Set(
      recording.yaml.split(separator: "\n").filter { $0.hasPrefix("        ") }.dropFirst()
        .flatMap { $0.drop { $0 == " " }.split(separator: ",") })
    for line in drawn {
      for cell in lines[line - 1].split(separator: ",") where cell.contains(where: \.isNumber) && Double(cell) ?? 1e9 > 99 {
        #expect(!cells.contains(cell), "line \(line) of \(source).csv")
      }
    }
  }

  @Test func `a place of rows is a file with lines`() throws {
    for text in ["", ":2", "a.csv", "a.csv:0", "a.csv:x", "a.csv:3-2", "a.csv:2-3-4", "a.csv:-", "2,3"] where !text.isEmpty {
      #expect(throws: RecordingError.self, "\(text)") { try RowChoice(rows: [text], conditions: []) }
    }
    for text in ["=x", "column", ""] {
      #expect(throws: RecordingError.self, "\(text)") { try RowChoice(rows: [], conditions: [text]) }
    }
  }
}
