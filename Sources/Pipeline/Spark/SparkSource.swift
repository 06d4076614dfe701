internal import Extractors
internal import Loaders
internal import Platform

/// One source of an area, with what the parts of its files have answered.
struct SparkSource {
  /// A file of staged rows that counts, with what it holds.
  struct Rows {
    /// The name of the file, which is different from that of any other.
    let name: String
    let path: String
    /// The position of the export among the source's.
    let file: Int
    let sum: StagedRows.Sum
  }
  struct Place: Hashable {
    let (file, from, to): (Int, Int, Int)

    init(_ file: Int, _ bytes: Range<Int>) { (self.file, from, to) = (file, bytes.lowerBound, bytes.upperBound) }
    init(_ answer: PartAnswer) { self.init(answer.number, answer.from..<answer.to) }
  }
  /// The number of the area.
  let area: Int
  let reading: Extractor.Reading
  var files: [PartFile]
  var reports: [Place: BlockReport] = [:]
  /// What was decided when all had answered.
  var gathered: GatheredParts?

  init(_ area: Int, _ reading: Extractor.Reading) {
    (self.area, self.reading) = (area, reading)
    files = reading.files.map { PartFile($0) }
  }

  /// The same source of all areas together, as if their files were in one folder; `sources` are those of the areas, in their order.
  init(all sources: [SparkSource], _ reading: Extractor.Reading) {
    self.init(0, reading)
    var first = 0
    for source in sources {
      for (number, file) in source.files.enumerated() { files[first + number].sha256 = file.sha256 }
      for report in source.reports.values {
        var report = report
        report.block.number += first
        report.block.file = files[report.block.number].file.name
        reports[Place(report.block)] = report
      }
      first += source.files.count
    }
  }

  /// The files of rows that count, in reading order.
  var rows: [Rows] {
    (gathered?.used ?? []).compactMap { answer in
      guard let written = reports[Place(answer)]?.rows, let path = written.path, written.sum.rows > 0 else { return nil }
      return Rows(name: Paths.name(path), path: path, file: answer.number, sum: written.sum)
    }
  }

  /// What came of it, where so many rows of each file were replaced by later ones, of which so many differ.
  func extraction(duplicates: [Int: Int] = [:], superseded: Int = 0) -> Extraction? {
    gathered?.extraction(duplicates: duplicates, superseded: superseded)
  }
}
