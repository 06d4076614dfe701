internal import Extractors
package import Model
internal import Platform
internal import Transformers
internal import Wording

/// A worked example made of rows of the real exports, with invented identifiers and moved days.
///
///     let recording = try ExampleRecording("7", choice, asOf: day, pipelines: "Pipelines", input: "input")
///     print(recording.yaml)
package struct ExampleRecording: Sendable {
  /// Four years are 1,461 days: moved by them, months and years begin and end where they did, and every time between two days
  /// is the same. No leap day is left out between 1901 and 2099.
  private static let fourYears = 1_461

  /// The file to which the example belongs.
  package let file: KPIFile
  /// The example as an item of a list, without a margin.
  let example: String
  /// What was recorded, and that the figures are the same.
  package let sentence: String

  /// Records the rows of `choice` for the KPI, with its figures on `day` and on the month-end before. Nothing is written.
  ///
  /// Throws: `DefinitionFault`, `RunError`, and `RecordingError` where the choice is wrong, or the example would have another
  /// figure than the rows, or anything that identifies anybody.
  package init(_ id: String, _ choice: RowChoice, asOf day: Day, pipelines: String, input: String) throws {
    let folder = try DefinitionFolder(path: pipelines)
    let definitions = folder.definitions
    // A part of a KPI has no examples of its own.
    guard let kpi = definitions.kpis.first(where: { $0.id == id || $0.figures.contains { $0.id.description == id } }) else {
      throw RunError.unknownKPI(id, known: definitions.kpis.map(\.id))
    }
    file = try KPIFile(kpi.id, in: pipelines, folder)
    guard let exports = ExportFolder(path: input) else { throw RunError.noInputFolder(input) }
    let chosen = try ChosenRows(kpi, definitions, in: exports).rows(choice, upTo: day)
    let days = [day.previousMonthEnd, day].filter(PlanDays.all.contains)
    let texts = [file.text] + chosen.compactMap { source, _ in folder.text(of: source.name, in: pipelines) }
    let tables = InventedTables(keeping: WrittenTexts(texts), needs: definitions.needs(of: kpi.figures))
    let original = tables.original(chosen)
    let known = Recorded(kpi, original, days, definitions)
    for shift in Self.shifts(of: original, days) {
      let invented = tables.invented(original, movedBy: shift)
      if let column = tables.leftover(in: invented, of: original) { throw RecordingError.personal(column) }
      let recorded = Recorded(kpi, invented, days.map { $0 + shift }, definitions)
      guard recorded.figures == known.figures else { continue }
      let name = ExampleSentences.recorded(chosen.filter { !$0.rows.isEmpty }.map { ($0.source.name, $0.rows.count) })
      example = recorded.yaml(name: name)
      sentence =
        ExampleSentences.recording(known.inWords(on: day), on: day, movedTo: day + shift)
        + ExampleSentences.recordedWithout(chosen.filter { $0.rows.isEmpty }.map { $0.source.name + ".csv" })
      try check(folder: pipelines, kpi: kpi.id, name: name)
      return
    }
    throw RecordingError.changes
  }

  /// What is printed: where the example belongs, and the example with the margin that it has there.
  package var yaml: String {
    let lines = example.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
    return ExampleSentences.paste(below: file.path).map { "  # \($0)\n" }.joined() + lines.joined(separator: "\n")
  }

  /// Adds the example to the KPI's file.
  ///
  /// Throws: `FileError`, where the file is as it was.
  package func add() throws { try file.write(adding: example) }

  /// By how many days the example may be moved. Which of them comes first follows from the rows, which nobody has who has only the
  /// example.
  private static func shifts(of tables: [RecordedTable], _ days: [Day]) -> [Int] {
    let shifts = (-12...12).filter { $0 != 0 }.map { $0 * fourYears }.filter { shift in
      days.allSatisfy { PlanDays.all.contains($0 + shift) }
    }
    guard !shifts.isEmpty else { return [] }
    let digest = sha256(Array(tables.map(\.csv).joined().utf8)).prefix(8).utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF }
    let start = digest % shifts.count
    return Array(shifts[start...] + shifts[..<start])
  }

  /// Reads the definitions with the example in its file, and runs it.
  ///
  /// Throws: `RecordingError` where it would not pass.
  private func check(folder pipelines: String, kpi: String, name: String) throws {
    guard let text = file.adding(example) else { throw RecordingError.cannotAdd(file.path) }
    let definitions = try DefinitionFolder(path: pipelines, replacing: [file.path: text]).definitions
    let run = ExampleRun(definitions, kpis: [kpi])
    guard !run.failures.contains(where: { $0.example == name }) else { throw RecordingError.changes }
  }
}

extension DefinitionFolder {
  /// The text of the file that defines a source; nil where it cannot be read again.
  fileprivate func text(of source: String, in pipelines: String) -> String? {
    for file in files where file.name.hasPrefix("sources/") {
      guard let bytes = try? Disk.bytes(of: "\(pipelines)/\(file.name)") else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains("source: \(source)\n") || text.contains("source: \(source) ") { return text }
    }
    return nil
  }
}
