import Drawing
import Extractors
import Model
import Testing

@Suite struct OwnRowsTests {
  private static func condition(_ column: String, _ test: Condition.Test) -> Condition { Condition(column: column, test: test) }

  /// What becomes of rows, of which each is the pupil, the status and the reason.
  private func read(
    _ rows: [String], _ conditions: [Condition], groups: [Filter.Group] = [], _ change: (inout SourceDefinition) -> Void = { _ in }
  ) -> SourceQuality {
    var source = Exclusions.definition
    source.ownRows = Filter(conditions, groups: groups)
    source.columns[6].known = [Code(name: "Theft", spellings: ["Stealing"])]
    change(&source)
    let lines = rows.enumerated().map { number, row in
      let parts = row.split(separator: "|", omittingEmptySubsequences: false)
      return "X\(number),\(parts[0]),2023-01-10,,\(parts[1]),5,\(parts[2])\n"
    }
    return Extractor().extract(source, from: [.text(Exclusions.headings + lines.joined(), name: "x.csv")], wanted: ["start"])
      .quality
  }

  private func counts(_ quality: SourceQuality) -> [Int] { [quality.accepted, quality.rejected, quality.skipped] }

  @Test func `rows are chosen by categories and identifiers, whatever their case`() {
    let rows = ["P1|K|Theft", "P2|K|theft", "p3|K|Stealing", "P4|K|Fire", "P5|K|"]
    #expect(counts(read(rows, [Self.condition("reason", .among(["Theft"]))])) == [3, 0, 2])
    #expect(counts(read(rows, [Self.condition("reason", .notAmong(["Theft"]))])) == [2, 0, 3])
    #expect(counts(read(rows, [Self.condition("reason", .present)])) == [4, 0, 1])
    #expect(counts(read(rows, [Self.condition("reason", .blank)])) == [1, 0, 4])
    #expect(counts(read(rows, [Self.condition("pupil", .among(["P1", "P3"]))])) == [2, 0, 3])
    #expect(
      counts(read(rows, [Self.condition("pupil", .notAmong(["P1"])), Self.condition("reason", .present)])) == [3, 0, 1 + 1])
  }

  @Test func `rows of others are skipped whatever else is wrong with them`() {
    let rows = ["P1|K|Theft", "|Q|Total", "P2|Q|Total", "P3|Q|Theft"]
    #expect(counts(read(rows, [])) == [1, 3, 0])
    #expect(counts(read(rows, [Self.condition("reason", .notAmong(["Total"]))])) == [1, 1, 2])
    // A required value that is blank makes a row another's where the definition says so.
    #expect(counts(read(rows, [Self.condition("pupil", .present)])) == [1, 2, 1])
  }

  @Test func `a row whose code decides and is not listed is rejected`() {
    let rows = ["P1|K|Theft", "P2|N|Theft", "P3|Q|Theft", "P4||Theft"]
    #expect(counts(read(rows, [Self.condition("status", .notAmong(["N"]))])) == [1, 2, 1])
    #expect(counts(read(rows, [Self.condition("status", .among(["K"]))])) == [1, 2, 1])
    #expect(counts(read(rows, [Self.condition("status", .among(["K"])), Self.condition("reason", .present)])) == [1, 2, 1])
  }

  @Test func `a code that stands for those that are not listed has their rows`() {
    let rows = ["P1|K|Theft", "P2|Q|Theft", "P3|N|Theft"]
    for reason in [[], [Self.condition("reason", .present)]] {
      let quality = read(rows, [Self.condition("status", .among(["N"]))] + reason) { $0.columns[4].unlisted = "N" }
      #expect(counts(quality) == [2, 0, 1])
    }
  }

  @Test func `one of several conditions, and not all of them`() {
    let rows = ["P1|K|Theft", "P2|N|Theft", "P3|K|Fire", "P4|N|Fire", "P5|Q|Fire", "P6|Q|Theft"]
    let (support, theft) = (Filter([Self.condition("status", .among(["K"]))]), Filter([Self.condition("reason", .among(["Theft"]))]))
    let both = Filter(support.conditions + theft.conditions)
    #expect(counts(read(rows, [], groups: [.any([support, theft])])) == [3, 2, 1])
    #expect(counts(read(rows, [], groups: [.not(both)])) == [3, 2, 1])
    #expect(counts(read(rows, [], groups: [.not(Filter([], groups: [.any([support, theft])]))])) == [1, 1, 4])
    #expect(counts(read(rows, theft.conditions, groups: [.not(support)])) == [1, 1, 4])
  }

  @Test func `signs that stand for no value are blank`() {
    let quality = read(["P1|K|z", "P2|K|Theft"], [Self.condition("reason", .present)]) { $0.columns[6].suppressed = ["z"] }
    #expect(counts(quality) == [1, 0, 1])
  }

  @Test func `a line with too few values is rejected, not skipped`() {
    var source = Exclusions.definition
    source.ownRows = Filter([Self.condition("reason", .among(["Theft"]))])
    let text = Exclusions.headings + "X1,P1,2023-01-10,,K,5,Theft\nSource: invented\n"
    #expect(counts(Extractor().extract(source, from: [.text(text, name: "x.csv")], wanted: []).quality) == [1, 1, 1 - 1])
  }

  /// The same rows are chosen where texts choose them, where codes do, and where somebody has taken the others from the file.
  @Test(arguments: 0..<40)
  func `choosing rows is like taking the others from the file`(number: Int) {
    var random = SeededGenerator(case: number)
    let pick = { (values: [String], random: inout SeededGenerator) in values[Int.random(in: 0..<values.count, using: &random)] }
    let rows = (0..<300).map { _ in
      "P\(Int.random(in: 0...9, using: &random))|\(pick(["K", "N", "k", "Q", ""], &random))|\(pick(["Theft", "theft ", "Total", "", "stealing"], &random))"
    }
    let kept = rows.filter { !$0.hasSuffix("|Total") }
    let (chosen, taken) = (read(rows, [Self.condition("reason", .notAmong(["Total"]))]), read(kept, []))
    #expect(chosen.skipped == rows.count - kept.count)
    #expect((chosen.accepted, chosen.rejected) == (taken.accepted, taken.rejected))
    let byCode = read(rows, [Self.condition("status", .among(["K"]))])
    let byText = read(rows, [Self.condition("status", .among(["K"])), Self.condition("start", .present)])
    #expect(counts(byCode) == counts(byText))
  }
}
