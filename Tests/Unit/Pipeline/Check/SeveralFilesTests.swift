import Drawing
import Pipeline
import Testing

/// Files that are given together: one source reads those with the same headings.
@Suite struct SeveralFilesTests {
  private static func suggestions(_ files: [(String, String)], source: String? = nil, areNamed: Bool = true) throws -> Suggestions
  {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: "input/\(name)") }
    return try Suggestions(
      for: areNamed ? files.map { "\(folder.path)/input/\($0.0)" } : [], source: source, input: "\(folder.path)/input",
      pipelines: "\(folder.path)/nowhere")
  }

  private static func file(_ letter: String, _ heading: String = "Ref", kind: String = "seen") -> String {
    "\(heading),Seen on,Kind\n" + (0..<12).map { "\(letter)\($0),\(10 + $0)/01/2024,\($0 % 2 == 0 ? kind : "other")\n" }.joined()
  }

  @Test func `files with the same headings are one source`() throws {
    let found = try Self.suggestions(
      [("north.csv", Self.file("N")), ("south.csv", Self.file("S", kind: "called"))], source: "visits")
    #expect(found.found.count == 1)
    let text = try #require(found.found.first).text
    #expect(text.contains("Suggestion for visits from north.csv, south.csv: "))
    #expect(text.contains("Tried on all 2 files: 24 rows read, 24 accepted, 0 rejected, 0 superseded"))
    for line in ["source: visits", "title: Visits", "files: [north, south]", "    type: code", "key: [ref]  #"] {
      #expect(text.contains("\n\(line)"), "\(line)")
    }
    for code in ["called", "other", "seen"] { #expect(text.contains(code)) }
  }

  @Test func `files of several years are one file name`() throws {
    let found = try Self.suggestions([("annual-2022.csv", Self.file("N")), ("annual-2023.csv", Self.file("S"))], areNamed: false)
    #expect(found.found.map(\.source) == ["annual"])
    #expect(try !#require(found.found.first).text.contains("\nfiles: "))
  }

  @Test func `names that begin alike name the source`() throws {
    let found = try Self.suggestions([("visits_north.csv", Self.file("N")), ("visits_south.csv", Self.file("S"))])
    let text = try #require(found.found.first).text
    #expect(text.contains("\nsource: visits\ntitle: Visits\nfiles: [visits_north, visits_south]\n"))
  }

  @Test func `other headings, and other names in a folder, are other sources`() throws {
    #expect(try Self.suggestions([("a.csv", Self.file("N")), ("b.csv", Self.file("S", "No"))]).found.count == 2)
    #expect(try Self.suggestions([("a.csv", Self.file("N")), ("b.csv", Self.file("S"))], areNamed: false).found.count == 2)
  }

  @Test func `a source that knows all headings is told the file's name`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "plan: A plan\narea: Northmoor\nstart: 2023-04-01\ncheckpoints: {a year: 2024-03-31}\n", to: "Pipelines/plan.yml")
    try folder.write("", to: "Pipelines/kpis/README.md")
    let source =
      "source: visits\ntitle: Visits\nkey: [ref]\ncolumns:\n  ref: {type: identifier, domain: visit, headings: [Ref]}\n"
      + "  seen_on: {type: day, headings: [Seen on]}\n  kind: {type: category, headings: [Kind]}\n"
    try folder.write(source, to: "Pipelines/sources/visits.yml")
    try folder.write(Self.file("N"), to: "north.csv")
    let found = try Suggestions(
      for: ["\(folder.path)/north.csv"], source: nil, input: folder.path, pipelines: "\(folder.path)/Pipelines")
    #expect(found.notes == [])
    let text = try #require(found.found.first).text
    #expect(
      text.contains(
        "source visits, which knows all its headings already? Then write this in its definition instead: files: [visits, north]"))
  }
}
