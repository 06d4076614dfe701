import Model
import Testing
import Transformers
import Wording

/// Reports on qualitative indicators: which are due, and which came.
@Suite struct QualitativeReceiptsTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test func `a report is due when its period is over, and late a month after`() throws {
    let indicator = QualitativeDefinition(reference: "QI 3", areaOfWeakness: "1", text: "Complaints", everyMonths: 3)
    func state(_ ends: [String], asOf: String) throws -> IndicatorStatus.State {
      let reports = try ends.map {
        QualitativeReport(
          reference: "QI 3", areaOfWeakness: "1", periodEnd: try day($0), summary: "s", actionsTaken: "", source: "")
      }
      return QualitativeReceipts(reports, planStart: try day("2023-04-01"), asOf: try day(asOf)).status(of: indicator).state
    }
    #expect(try state([], asOf: "2023-06-29") == .notDue)
    #expect(try state([], asOf: "2023-06-30") == .due)
    #expect(try state([], asOf: "2023-07-31") == .due)
    #expect(try state([], asOf: "2023-08-01") == .late)
    #expect(try state(["2023-06-30"], asOf: "2023-08-01") == .received)
    #expect(try state(["2023-06-30"], asOf: "2023-09-30") == .due)
    // One for an earlier period is not this one's.
    #expect(try state(["2023-03-31"], asOf: "2023-08-01") == .late)
    #expect(try state(["2023-10-01"], asOf: "2023-08-01") == .late)
  }

  @Test func `an indicator without a period is never late`() throws {
    let indicator = QualitativeDefinition(reference: "QI 2", areaOfWeakness: "1", text: "Themes", everyMonths: nil)
    let receipts = QualitativeReceipts([], planStart: try day("2023-04-01"), asOf: try day("2024-03-31"))
    #expect(receipts.status(of: indicator).state == .notDue)
  }
}
