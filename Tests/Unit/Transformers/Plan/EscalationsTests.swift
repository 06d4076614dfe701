import Model
import Testing
import Transformers

@Suite struct EscalationsTests {
  private static let day = Day(number: 19_508)  // 31 May 2023
  private static let boards = [("group", "board"), ("board", "top"), ("top", nil as String?)].map {
    BoardDefinition(id: $0.0, title: $0.0, everyMonths: 1, reportsTo: $0.1, wants: [])
  }

  private func line(_ kpi: String, _ rag: RAG?, redFor months: Int) -> ScorecardLine {
    var line = ScorecardLine(
      id: FigureID(kpi: kpi), title: "t", shortTitle: "t", areaOfWeakness: "1", actions: [], owner: "o", asOf: Self.day,
      unit: "exclusions", better: .lower, status: .computed, run: "r", fingerprint: "f", definition: "d")
    (line.rag, line.ragSince) = (rag, (Self.day + 1).adding(months: -months) - 1)
    return line
  }

  private func names(_ board: Int, _ lines: [ScorecardLine]) -> [String] {
    let scorecard = Scorecard(
      plan: "P", area: "A", planStart: Self.day - 400, asOf: Self.day, run: "r", lines: lines)
    return Escalations(scorecard, Self.boards).items(from: Self.boards[board]).map(\.name)
  }

  @Test(arguments: [(0, ["1", "3", "6"]), (1, ["3", "6"]), (2, ["6"])])
  func `each board passes on what has been red for a month, for three, for six`(board: Int, passedOn: [String]) {
    #expect(names(board, [0, 1, 3, 6].map { line("\($0)", .red, redFor: $0) }) == passedOn)
  }

  @Test func `amber is passed on by nobody`() {
    #expect(names(0, [line("1", .amber, redFor: 12), line("2", nil, redFor: 12)]).isEmpty)
  }
}
