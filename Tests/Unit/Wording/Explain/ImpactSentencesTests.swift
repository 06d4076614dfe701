import Model
import Testing
import Wording

/// What changed definitions do, in words.
@Suite struct ImpactSentencesTests {
  private let march = Day(2024, 3, 31)!
  private let june = Day(2024, 6, 30)!
  private let seven = FigureID(kpi: "7")
  private let eight = FigureID(kpi: "8")

  private func lines(_ change: (inout Impact) -> Void) -> [String] {
    var impact = Impact(day: march)
    change(&impact)
    return ImpactSentences(impact).parts.flatMap(\.lines)
  }

  @Test func `a key says which figures it touches, and which it shares with other keys`() {
    let key = KeyChange(file: "sources/exclusions.yml", path: "title", from: "A", to: "B")
    let sentence = "sources/exclusions.yml: title is 'B', was 'A'."
    let cases: [([FigureID], [FigureID], String)] = [
      ([], [], " It touches no figure."), ([seven, eight], [], " It touches KPI 7, 8."),
      ([], [seven], " With other keys, it may touch KPI 7."),
      ([seven], [eight], " It touches KPI 7 and, with other keys, may touch KPI 8."),
    ]
    for (alone, shared, end) in cases {
      #expect(lines { $0.keys = [Impact.Key(key, figures: alone, sharedFigures: shared)] } == [sentence + end])
    }
  }

  @Test func `earlier figures are counted, with their first and last day`() {
    func side(_ value: Double) -> FigureDifference.Side {
      FigureDifference.Side(Answer(value: value, numerator: value, denominator: nil, counted: Int(value)))
    }
    let difference = FigureDifference(
      id: seven, measure: "value", title: "Exclusions", unit: Unit("exclusions"), from: side(119), to: side(58), causes: [])
    let start = "KPI 7: Exclusions: 58 exclusions, was 119 exclusions"
    let cases: [([Day], String)] = [
      ([], ""), ([march - 31], "; also the figure for 29 February 2024"),
      ([march - 60, march - 31], "; also 2 earlier figures, from 31 January 2024 to 29 February 2024"),
    ]
    for (days, end) in cases {
      #expect(lines { $0.figures = [Impact.Figure(difference, earlierDays: days)] } == [start + end])
    }
  }

  @Test func `an aim has its dates where these differ`() {
    typealias Side = Impact.Aim.Side
    let cases: [(Impact.Aim.What, Side?, Side?, String)] = [
      (.baseline, Side(value: 128, date: march), Side(value: 120, date: march), "baseline: 120 exclusions, was 128 exclusions"),
      (
        .target("12 months"), Side(value: 96, date: march), Side(value: 96, date: june),
        "target at 12 months: 96 exclusions on 30 June 2024, was 96 exclusions on 31 March 2024"
      ),
      (.plannedByNow, nil, Side(value: 96, date: march), "target so far: 96 exclusions, was none"),
      (.target("3 months"), Side(value: nil, date: march), nil, "target at 3 months: none, was no number"),
    ]
    for (what, from, to, sentence) in cases {
      let aim = Impact.Aim(figure: seven, unit: Unit("exclusions"), what: what, from: from, to: to)
      #expect(lines { $0.aims = [aim] } == ["KPI 7: " + sentence])
    }
  }

  @Test func `papers name their readers once, and e-mails the owner alone`() {
    var board = BoardDefinition(id: "b", title: "The Board", everyMonths: 1, reportsTo: nil, wants: [])
    (board.coChairs, board.members, board.author) = (["Head of SEND"], ["schools", "Head of SEND"], "Delivery Group")
    let readers = "; readers: Head of SEND; schools; Delivery Group"
    let written = lines {
      $0.papers = [
        Impact.ChangedPaper(board, .changed), Impact.ChangedPaper(board, .added), Impact.ChangedPaper(board, .removed),
      ]
      $0.mails = [
        Impact.ChangedMail(owner: "A", .changed), Impact.ChangedMail(owner: "B", .added),
        Impact.ChangedMail(owner: "C", .removed),
      ]
    }
    #expect(
      written == [
        "The Board: the paper changes" + readers, "The Board: a paper becomes due" + readers,
        "The Board: no paper is due any more" + readers, "A: the e-mail changes", "B: gets an e-mail",
        "C: gets no e-mail any more",
      ])
  }

  @Test func `a file says which cells and rows, those with the same columns together`() {
    func row(_ figure: FigureID?, _ key: String, _ kind: ChangedRow.Kind, _ columns: [String]) -> ChangedRow {
      ChangedRow(
        file: "series.csv", key: [key], figure: figure, kind: kind,
        cells: columns.map { ChangedRow.Cell(column: $0, from: "1", to: "2") })
    }
    let written = lines {
      $0.rows = [
        row(seven, "7", .changed, ["value", "numerator"]), row(seven, "7", .changed, ["value"]),
        row(eight, "8", .changed, ["value", "numerator"]), row(nil, "exclusions", .added, ["value"]),
      ]
      $0.files = ["dashboard.html", "series.csv"]
    }
    #expect(
      written == [
        "series.csv: 5 cells and 1 row added: KPI 7, KPI 8: value, numerator; exclusions", "Also: dashboard.html",
      ])
  }
}
