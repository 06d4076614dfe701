import Foundation
import History
import Model
import Testing

/// Runs as a pipeline would publish them, small enough to keep all of them in mind.
struct InventedRun {
  /// One number of a run: the figure itself where `dimension` is empty.
  struct Number: Hashable {
    var measure = "value"
    var day: Day
    var dimension = ""
    var category = ""
    var value: Double?
  }

  var name: String
  var asOf: Day
  var fingerprint = "f"
  var numbers: [Number]
  var ledger: [Alert] = []
  var notices: [Notice] = []
  var sequence: Int?

  static let figure = FigureID(kpi: "7")

  var published: PublishedRun {
    var line = ScorecardLine(
      id: Self.figure, title: "T", shortTitle: "T", areaOfWeakness: "1", actions: [], owner: "Owner", asOf: asOf,
      unit: "exclusions", better: .lower, status: .computed, run: name, fingerprint: fingerprint, definition: "d")
    line.value = numbers.last { $0.dimension.isEmpty && $0.measure == "value" && $0.day == asOf }?.value
    var card = Scorecard(plan: "Plan", area: "Area", planStart: asOf, asOf: asOf, run: name, lines: [line])
    for number in numbers {
      let answer = Answer(value: number.value, numerator: number.value, denominator: nil, counted: 1)
      let figure = Figure(
        day: number.day, period: Period(first: number.day, last: number.day), answer: answer, reason: nil, note: nil)
      if number.dimension.isEmpty {
        card.series.append(SeriesPoint(id: Self.figure, measure: number.measure, unit: "exclusions", figure: figure))
      } else {
        card.breakdowns.append(
          BreakdownPoint(
            id: Self.figure, measure: number.measure, asOf: number.day, dimension: number.dimension, category: number.category,
            unit: "exclusions", answer: answer))
      }
    }
    return PublishedRun(
      sequence: sequence, started: "2023-06-01T06:00:00Z", publishedOn: asOf, programVersion: "1", exitCode: 0, definitions: [],
      scorecard: card, ledger: ledger, isNewest: nil, notices: notices)
  }
}

/// A history in a folder of its own, gone when the test has ended.
final class TemporaryHistory {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/history.sqlite"
  }

  deinit { try? FileManager.default.removeItem(atPath: URL(filePath: path).deletingLastPathComponent().path()) }

  func open() throws -> HistoryDatabase { try HistoryDatabase(path: path) }
}

func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
