import Drawing
import Foundation
import Pipeline
import Testing

/// The catalogue holds the repository's own files, all of them, as they are.
@Suite struct KPICatalogueTests {
  private static let root = Project.folder

  /// The paths of all files below a folder of the repository.
  private static func files(_ folder: String) throws -> Set<String> {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path())
    return Set(paths.filter { $0.contains(".") }.map { "\(folder)/\($0)" })
  }

  @Test func `it holds the repository's files as they are`() throws {
    for file in BuiltInFile.all {
      let bytes = try Data(contentsOf: Self.root.appending(path: file.path))
      #expect(Data(file.text.utf8) == bytes, "\(file.path)")
    }
  }

  @Test func `no KPI, source or recipe is missing`() throws {
    let narrative: Set<String> = ["action_updates", "commentary", "risks", "qualitative"]
    let wanted = try Self.files("Pipelines/kpis").union(Self.files("Fixtures/recipes")).union(
      Self.files("Pipelines/sources").filter { !narrative.contains(URL(filePath: $0).deletingPathExtension().lastPathComponent) })
    let found = Set(BuiltInFile.all.map(\.path))
    #expect(wanted.subtracting(found) == [], "add these to Sources/CCatalogue/catalogue.c")
    #expect(found.subtracting(wanted) == [])
    #expect(BuiltInFile.all.count == found.count)
  }

  @Test func `sources of different plans have different names, so that their KPIs can be chosen together`() {
    let sources = BuiltInFile.all.filter { $0.path.contains("/sources/") }.map { $0.path.split(separator: "/").last }
    #expect(Set(sources).count == sources.count)
  }

  @Test func `each entry has a name of its own and says what it counts`() {
    let entries = KPICatalogue().entries
    #expect(Set(entries.map(\.name)).count == entries.count)
    #expect(entries.filter { $0.line.isEmpty }.map(\.name) == [])
    #expect(KPICatalogue.proposed.filter { KPICatalogue().entry($0) == nil } == [])
  }
}
