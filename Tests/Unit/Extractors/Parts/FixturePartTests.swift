import Definitions
import Drawing
import Extractors
import Foundation
import Model
import Testing

/// The repository's own exports, clean and messy, read in parts.
@Suite struct FixturePartTests {
  static let sources = ((try? FileManager.default.contentsOfDirectory(atPath: folder("Pipelines/sources"))) ?? []).sorted()

  private static func folder(_ path: String) -> String { Project.folder.appending(path: path).path() }

  @Test(arguments: sources, ["somerset", "somerset-messy"])
  func `parts of fixtures come to what one machine comes to`(file: String, exports: String) throws {
    let path = Self.folder("Pipelines/sources/\(file)")
    let source = try DefinitionLoader.source(DefinitionFile(path: path, text: String(contentsOfFile: path, encoding: .utf8)))
    let files = try #require(ExportFolder(path: Self.folder("Fixtures/\(exports)"))).files(of: source)
    // The census is large, and has nothing that the others do not have.
    guard !files.isEmpty, files.reduce(0, { $0 + $1.size }) < 1 << 20 else { return }
    var random = SeededGenerator(test: file + exports)
    let size = Int.random(in: 500...9000, using: &random)
    let parts = try PartsReading(source, files, pieceSize: 4096, cut: PartTests.equal(size))
    let difference = PartTests.difference(source, files, parts)
    #expect(difference == nil, "parts of \(size): \(difference ?? "")")
  }
}
