import Extractors
import Model
import Testing
import Wording

/// Definitions that change by date are judged by each row's own day.
@Suite struct DatedDefinitionTests {
  private static let change = Day(2020, 9, 1)

  private func quality(_ text: String, _ change: (inout SourceDefinition) -> Void) -> SourceQuality {
    var source = Exclusions.definition
    change(&source)
    return Extractor().extract(source, from: [.text(text, name: "x.csv")], wanted: []).quality
  }

  @Test func `a code's old spelling holds until its last day`() {
    let rows = "X1,P1,2014-08-31,,A,,\nX2,P2,2014-09-01,,A,,\nX3,P3,2014-09-01,,K,,\nX4,P4,2014-08-31,,K,,\n"
    let quality = quality(Exclusions.headings + rows) {
      $0.columns[4].kind = .code([
        Code(name: "N"), Code(name: "K", spellings: [Spelling("A", Validity(until: Day(2014, 8, 31)))]),
      ])
    }
    #expect((quality.accepted, quality.rejected) == (3, 1))
  }

  @Test func `a code that came with a date is unknown before it`() {
    let rows = "X1,P1,2020-08-31,,K,,\nX2,P2,2020-09-01,,K,,\n"
    let quality = quality(Exclusions.headings + rows) {
      $0.columns[4].kind = .code([Code(name: "N"), Code(name: "K", period: Validity(from: Self.change))])
    }
    #expect((quality.accepted, quality.rejected) == (1, 1))
  }

  @Test func `a column that came with a date is asked for from then on`() {
    let headings = "id,pupil,start,status,sessions\n"
    let rows = "X1,P1,2020-08-31,K,\nX2,P2,2020-09-01,K,\nX3,P3,2020-09-01,K,4\nX4,P4,2020-08-31,K,ninety\n"
    let quality = quality(headings + rows) {
      $0.columns[5].isMandatory = true
      $0.columns[5].period = Validity(from: Self.change)
    }
    // What stands in it before then is nobody's business.
    #expect((quality.accepted, quality.rejected) == (3, 1))
  }

  @Test func `an old and a new heading side by side: each row is read from the one of its day`() {
    let text = "id,pupil,start,old status,new status\nX1,P1,2020-08-31,K,?\nX2,P2,2020-09-01,?,K\nX3,P3,2020-09-01,K,?\n"
    let quality = quality(text) {
      $0.columns[4].spellings = [
        Spelling("old status", Validity(until: Day(2020, 8, 31))), Spelling("new status", Validity(from: Self.change)),
      ]
    }
    #expect((quality.accepted, quality.rejected) == (2, 1))
  }

  @Test func `two headings of one day are still one too many`() {
    let text = "id,pupil,start,old status,new status\n"
    let quality = quality(text) {
      $0.columns[4].spellings = [
        Spelling("old status", Validity(until: Self.change)), Spelling("new status", Validity(from: Self.change)),
      ]
    }
    #expect(quality.status == .refused)
    #expect(quality.noteInWords.contains("both match"))
  }
}

@Suite struct LaterVersionTests {
  static let headings = "id,pupil,start,end,status,sessions,reason,extracted\n"

  private func sessions(_ files: [String], version: Bool) -> (Set<Int64>, SourceQuality) {
    var source = Exclusions.definition
    source.columns.append(ColumnDefinition(name: "extracted", kind: .day(formats: DayFormat.standard, notBefore: nil)))
    if version { source.laterVersion = 7 }
    let extraction = Extractor().extract(
      source, from: files.enumerated().map { .text(Self.headings + $1, name: "x-\($0).csv") }, wanted: ["sessions"])
    var found: Set<Int64> = []
    for batch in extraction.delivery.table?.batches ?? [] {
      guard case .integers(let values) = batch.columns[0] else { continue }
      found.formUnion(zip(values, batch.survives).filter(\.1).map(\.0))
    }
    return (found, extraction.quality)
  }

  @Test func `overlapping extracts give the latest version, whatever order they arrive in`() {
    let files = [
      "X1,P1,2023-01-10,,K,1,,2023-02-01\nX2,P2,2023-01-10,,K,2,,2023-02-01\n",
      "X1,P1,2023-01-10,,K,3,,2023-03-01\n", "X2,P2,2023-01-10,,K,4,,2023-01-01\nX1,P1,2023-01-10,,K,5,,\n",
    ]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let (found, quality) = sessions(order.map { files[$0] }, version: true)
      #expect(found == [3, 2])
      #expect((quality.read, quality.accepted, quality.duplicates) == (5, 2, 3))
    }
    #expect(sessions(files, version: false).0 == [5, 4])
  }

  @Test func `of equal versions the one read last wins`() {
    let file = "X1,P1,2023-01-10,,K,1,,2023-02-01\nX1,P1,2023-01-10,,K,2,,2023-02-01\n"
    #expect(sessions([file], version: true).0 == [2])
  }

  @Test func `a source without a key has no duplicates`() {
    var source = Exclusions.definition
    source.key = []
    let row = "X1,P1,2023-01-10,,K,1,\n"
    let quality = Extractor().extract(source, from: [.text(Exclusions.headings + row + row, name: "x.csv")], wanted: []).quality
    #expect((quality.accepted, quality.duplicates) == (2, 0))
  }
}
