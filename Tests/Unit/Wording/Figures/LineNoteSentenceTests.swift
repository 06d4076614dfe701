import Model
import Testing
import Wording

@Suite struct LineNoteSentenceTests {
  private static let day = Day(number: 19_508)  // 31 May 2023
  private static let short = LineNote.ShortExport(source: "exclusions", begins: day)

  private static let ofFigures: [LineNote] = [
    .figure(.noRows(source: "exclusions", isComputed: true)), .figure(.noRows(source: "exclusions", isComputed: false)),
    .figure(.obstacle(.notDelivered(source: "exclusions"))), .exportTooShort(short), .noPrevious(nil), .noPrevious(short),
    .noYearBefore(short), .besideMissing(title: "Repeat exclusions", .unreached(source: "exclusions", newest: day)),
    .noBreakdown(dimension: "gender", .sourceNotThere("pupils")),
    .restated(first: 119, publishedOn: day, now: 121, since: "20230601T060000Z-aaaa"), .seriesBreaks(run: "r"),
    .seriesBroke(run: "r", on: day),
  ]
  private static let empty: [Emptiness] = [
    .partOfSumMissing(numbers: 1), .partOfSumMissing(numbers: 3), .nothingToAdd(source: "s"), .wholeIsZero,
    .nobodyInDenominator(source: "s"),
  ]
  private static let doubts: [LineNote.Doubts] = [
    .init(stale: ["a"], shrunk: []), .init(stale: ["a", "b"], shrunk: []), .init(stale: [], shrunk: ["a"]),
    .init(stale: [], shrunk: ["a", "b", "c"]), .init(stale: ["a"], shrunk: ["b"]),
  ]
  private static let notRun: [LineNote.NotRun] = [.nothingPublished, .unreadable, .otherPlan, .withdrawn(run: "r")]
  private static let nothingExpected: [LineNote.NothingExpected] = [
    .noTarget, .targetsFollowBaseline, .noTargetAfter(day), .notYet,
  ]
  private static let baselines: [LineNote.BaselineNote] = [
    .none, .wordsAlone("To be confirmed"), .toBeMeasured(day), .provisional(day), .notComputed(day),
    .stays(publishedOn: day, now: 119),
  ]
  private static let lacks: [LineNote.Lack] = [
    .rowsAfter(month: 2023 * 12 + 4, source: "s"), .noRows(source: "s"), .rejected(source: "s", rows: 12),
    .blankColumn("upn", source: "s"), .replacedRows(source: "s"), .notLinked(source: "s", domain: "pupil"), .hiddenNumbers(3),
    .hiddenNumbers(3, from: .numerator), .hiddenNumbers(3, from: .denominator),
  ]
  static let notes: [LineNote] =
    ofFigures + empty.map { .figure(.empty($0)) } + doubts.map { .provisional($0) } + doubts.map { .notComputed($0) }
    + notRun.map { .notRun($0) } + nothingExpected.map { .nothingExpected($0) } + baselines.map { .baseline($0) }
    + lacks.map { .lacks($0) }

  @Test(arguments: notes)
  func `each is a plain sentence`(note: LineNote) { expectPlain(note.sentence(Unit("exclusions"))) }

  @Test func `each is told from the others`() {
    #expect(Set(Self.notes.map { $0.sentence(Unit("exclusions")) }).count == Self.notes.count)
  }

  @Test func `one source is old, two are`() {
    func sentence(_ stale: [String]) -> String {
      LineNote.provisional(.init(stale: stale, shrunk: [])).sentence(.percent)
    }
    #expect(sentence(["a"]) == "provisional: the a data is out of date")
    #expect(sentence(["a", "b"]) == "provisional: the a and b data is out of date")
  }

  @Test func `values have the figure's unit`() {
    let note = LineNote.restated(first: 119, publishedOn: Self.day, now: 121, since: "r")
    #expect(
      note.sentence(Unit("exclusions"))
        == "revised: 119 exclusions when first published on 31 May 2023, 121 exclusions since run r")
  }
}
