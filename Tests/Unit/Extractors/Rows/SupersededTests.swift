import Drawing
import Extractors
import Model
import Testing

/// Rows of one key that say different things, counted against a plain reading of the same rows.
@Suite struct SupersededTests {
  private struct Row {
    var id: Int
    var rest: String
    var text: String { "X\(id),\(rest)\n" }
  }

  /// Few keys, few different rests: the same row often comes again, and often another one of its key.
  private func rows(_ count: Int, ids: Int, _ random: inout SeededGenerator) -> [Row] {
    (0..<count).map { _ in
      let pupil = Int.random(in: 0...2, using: &random)
      let code = Bool.random(using: &random) ? "K" : "N"
      return Row(
        id: Int.random(in: 0..<ids, using: &random) * (Bool.random(using: &random) ? 1 : 1_000_003),
        rest: "P\(pupil),2023-01-1\(pupil),,\(code),,\(Bool.random(using: &random) ? "A reason" : "")")
    }
  }

  private func expected(_ rows: [Row]) -> Int {
    let last = Dictionary(rows.map { ($0.id, $0.rest) }) { _, last in last }
    return rows.count { last[$0.id] != $0.rest }
  }

  @Test(
    "rows that a later one of their key replaces and that say another thing", arguments: [10, 400, 9_000], [64, 1 << 12, 1 << 19])
  func superseded(ids: Int, blockSize: Int) {
    // Every size of blocks reads rows of its own.
    var random = SeededGenerator(case: ids * blockSize)
    for count in [1, 50, 20_000] {
      let rows = rows(count, ids: ids, &random)
      let text = Exclusions.headings + rows.map(\.text).joined()
      for wanted in [Set(Exclusions.definition.columns.map(\.name)), []] {
        let extractor = Extractor(ReadingOptions(CSVReading(threads: 2), blockSize: max(blockSize, count > 1000 ? 1 << 12 : 64)))
        let quality = extractor.extract(Exclusions.definition, from: [.text(text, name: "x.csv")], wanted: wanted).quality
        #expect(quality.superseded == expected(rows), "\(count) rows, \(ids) ids, wanted \(wanted.count)")
      }
    }
  }

  /// The third value of a row, its day, is the version.
  @Test(arguments: [3, 400]) func `of versions too, whatever order they come in`(ids: Int) {
    var (random, source) = (SeededGenerator(case: ids), Exclusions.definition)
    source.laterVersion = 2
    for count in [1, 5, 50, 5_000] {
      let rows = rows(count, ids: ids, &random)
      func version(_ row: Row) -> Substring { row.rest.split(separator: ",")[1] }
      let last = Dictionary(rows.map { ($0.id, $0) }) { version($1) >= version($0) ? $1 : $0 }
      let text = Exclusions.headings + rows.map(\.text).joined()
      let extractor = Extractor(ReadingOptions(CSVReading(threads: 2), blockSize: 1 << 12))
      let quality = extractor.extract(source, from: [.text(text, name: "x.csv")], wanted: []).quality
      #expect(quality.superseded == rows.count { last[$0.id]?.rest != $0.rest }, "\(count) rows")
    }
  }

  @Test func `spelled in another way is the same row`() {
    let text = Exclusions.headings + "X1,P1,10/01/2023,,SEN  Support,4,a Reason\nX1, P1 ,2023-01-10,,K,4,\"A reason\"\n"
    let quality = Exclusions.extract(text).quality
    #expect((quality.duplicates, quality.superseded) == (1, 0))
  }
}
