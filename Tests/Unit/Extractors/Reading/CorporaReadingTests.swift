import Drawing
import Extractors
import Foundation
import Model
import Testing

/// Files made elsewhere are read the same by libcsv and the scanner, in blocks of any size: those that are tables, and those
/// that are meant to break a reader. They lie beside the repository; where they do not, there is nothing to compare.
@Suite struct CorporaReadingTests {
  private static let folder = Project.shared
  private static let files: [URL] =
    (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap {
      ($0 as? URL).flatMap { $0.pathExtension == "csv" ? $0 : nil }
    } ?? []).sorted { $0.path < $1.path }

  @Test(.enabled(if: !files.isEmpty), arguments: files)
  func `read the same in every way`(file: URL) throws {
    // The beginning of a large file, because a build with all checks takes long.
    let bytes = [UInt8](try Data(contentsOf: file).prefix(200_000))
    let export = ExportFile.inMemory(name: file.lastPathComponent, bytes: bytes)
    // Small blocks of a large file would take long, and borders fall anywhere in a part of it too.
    let part = ExportFile.inMemory(name: file.lastPathComponent, bytes: Array(bytes.prefix(20_000)))
    for source in sources(String(decoding: bytes.prefix(4000), as: UTF8.self)) {
      let (whole, ofPart) = (reading(source, export), reading(source, part))
      for options in ReadingEqualityTests.others {
        let isSmall = options.blockSize < 700
        let other = WholeReading(source, [isSmall ? part : export], options)
        #expect(other.difference(from: isSmall ? ofPart : whole) == nil, "\(options.reader), blocks of \(options.blockSize)")
      }
    }
  }

  private func reading(_ source: SourceDefinition, _ file: ExportFile) -> WholeReading {
    WholeReading(source, [file], ReadingEqualityTests.reference)
  }

  /// A definition for each delimiter that the first line with one may mean: every column a text.
  private func sources(_ head: String) -> [SourceDefinition] {
    [",", ";", "\t"].compactMap { delimiter in
      guard let line = head.split(whereSeparator: \.isNewline).first(where: { $0.contains(delimiter) }) else { return nil }
      let headings = line.split(separator: delimiter).map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" \u{feff}")) }
      let names = Set(headings.filter { !$0.isEmpty }).sorted()
      let columns = names.map {
        ColumnDefinition(name: $0, spellings: [], kind: .text, isMandatory: false, follows: nil)
      }
      return SourceDefinition(
        name: "rows", title: "Rows", files: ["rows"], columns: columns, key: [],
        rejectLimit: RejectLimit(percent: 100, atLeast: 1_000_000), registerOf: nil)
    }
  }
}
