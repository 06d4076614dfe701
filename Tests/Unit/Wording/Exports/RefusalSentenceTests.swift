import Model
import Testing
import Wording

@Suite struct RefusalSentenceTests {
  private static let ofFiles: [Refusal] = [
    .changed(file: "a.csv"), .unreadable(file: "a.csv", reason: "Permission denied"), .noFile(file: "a.csv"),
    .empty(file: "a.csv"), .undecodable(file: "a.csv", line: nil, .notUTF16),
  ]
  private static let ofHeadings: [Refusal] = [
    .headings(file: "a.csv", line: 1, .noneKnown(wanted: ["UPN"]), betterLine: 4),
    .headings(file: "a.csv", line: 1, .bothMatch(["UPN", "Pupil"], column: "upn"), betterLine: nil),
    .headings(
      file: "a.csv", line: 1,
      .missing([MissingHeading(column: "upn", wanted: ["UPN"])], found: [.heading("Name"), .hidden]), betterLine: nil),
  ]
  private static let ofRejects: [Refusal] = [
    .tooManyRejects(rejected: 60, own: 1200, .share(2, atLeast: 5), CommonestReject(column: "start_date", rule: .date)),
    .tooManyRejects(rejected: 60, own: 1200, .evenIfFew(2.5), CommonestReject(column: "", rule: .fieldCount)),
    .allRejected(CommonestReject(column: "start_date", rule: .date)),
  ]
  private static let formats: [Refusal.OtherFormat] = [.workbook, .oldWorkbook, .pdf, .gzip]
  private static let undecodable: [Refusal.Undecodable] = [.endsInsideCharacter, .byte(129), .nulCharacter, .notUTF16]
  private static let damages: [Refusal.Damage] = [
    .strayQuote(row: 2), .unclosedQuote, .valueTooLong, .tooManyValues, .noMemory, .nulByte, .headingLineUnreadable,
    .headingsAgain, .unscannable, .swallowedRows, .rowAfterEnd(end: 9),
  ]
  static let refusals: [Refusal] =
    ofFiles + ofHeadings + ofRejects + formats.map { .otherFormat(file: "a.csv", $0) }
    + undecodable.map { .undecodable(file: "a.csv", line: 7, $0) } + damages.map { .damaged(file: "a.csv", line: 7, $0) }

  @Test(arguments: refusals)
  func `each says what a person can do with it`(refusal: Refusal) {
    expectPlain(refusal.sentence)
    expectPlain(Obstacle.refused(source: "exclusions", refusal).sentence)
  }

  @Test func `each is told from the others`() {
    #expect(Set(Self.refusals.map(\.sentence)).count == Self.refusals.count)
  }

  @Test func `where a file is at fault, the line is next to its name`() {
    #expect(
      Refusal.damaged(file: "a.csv", line: 7, .unclosedQuote).sentence
        == "a.csv, line 7: unmatched quotation mark: it opens in this row and never closes")
    #expect(Refusal.undecodable(file: "a.csv", line: 3, .byte(129)).sentence.hasPrefix("a.csv, line 3: the byte 129"))
  }

  @Test func `a share that is a whole number has no decimals`() {
    let sentence = Refusal.tooManyRejects(
      rejected: 60, own: 1200, .share(2, atLeast: 5), CommonestReject(column: "start_date", rule: .date)
    ).sentence
    #expect(sentence.contains("60 of 1,200 rows could not be used (the limit is 2%, where more than 5 rows fail)"))
    #expect(sentence.contains("start_date: not a date"))
  }

  @Test func `a small count of rows is not told`() {
    let sentence = Obstacle.rejectedParts(source: "suspensions", rows: 2).sentence
    #expect(
      sentence
        == "cannot be calculated: fewer than 5 rows of the suspensions data could not be used, so part of the sum may be missing")
  }
}
