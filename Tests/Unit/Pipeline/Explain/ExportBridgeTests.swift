import Drawing
import Foundation
import Model
import Pipeline
import Testing

/// Exports are edited at random: rows go, come and change. From the exports before to those after, each figure's change is the sum
/// of what the edits did, and nothing is left over.
@Suite struct ExportBridgeTests {
  private static let worlds = [
    ("Pipelines", "Fixtures/somerset", "2024-03-31"), ("Pipelines", "Fixtures/somerset", "2023-07-15"),
    ("Fixtures/northmoor/Pipelines", "Fixtures/northmoor/exports", "2025-02-28"),
  ]

  @Test(arguments: worlds)
  func leavesNothingOver(pipelines: String, input: String, day: String) throws {
    func path(_ name: String) -> String { Project.folder.appending(path: name).path() }
    var draw = SeededGenerator(test: "\(input) \(day)")
    let definitions = try DefinitionFolder(path: path(pipelines)).definitions
    let figures = definitions.figures.map(\.figure)
    let before = try TracedExports(of: figures, in: definitions, input: path(input), comparing: true)
    let day = try #require(Day(iso: day))
    for _ in 0..<(ProcessInfo.processInfo.environment["CASES"] == "all" ? 5 : 1) {
      let folder = try TemporaryFolder()
      for name in try FileManager.default.contentsOfDirectory(atPath: path(input)) where name.hasSuffix(".csv") {
        let lines = try String(contentsOfFile: "\(path(input))/\(name)", encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: true)
        try folder.write(edited(lines.map(String.init), &draw), to: name)
      }
      let after = try TracedExports(of: figures, in: definitions, input: folder.path, comparing: true)
      for figure in figures {
        for bridge in before.bridges(of: figure.id, to: after, asOf: day, listing: true).compactMap(\.self) {
          for cause in bridge.causes { #expect(cause.listed.count == cause.rows, "\(figure.id): \(cause.kind)") }
          guard let residue = bridge.residue else { continue }
          #expect(abs(residue) < 1e-9, "\(figure.id): \(residue), \(bridge.causes)")
          if bridge.from.value != bridge.to.value { #expect(!bridge.causes.isEmpty, "\(figure.id)") }
        }
        for same in before.bridges(of: figure.id, to: before, asOf: day).compactMap(\.self) { #expect(same.causes.isEmpty) }
      }
    }
  }

  /// Some lines leave, one comes again under another key, two swap their values in a column.
  private func edited(_ lines: [String], _ draw: inout SeededGenerator) -> String {
    guard lines.count > 10 else { return lines.joined(separator: "\n") + "\n" }
    var rows = Array(lines.dropFirst())
    for _ in 0..<Int.random(in: 0...3, using: &draw) { rows.remove(at: Int.random(in: rows.indices, using: &draw)) }
    for _ in 0..<Int.random(in: 0...3, using: &draw) {
      let (one, other) = (Int.random(in: rows.indices, using: &draw), Int.random(in: rows.indices, using: &draw))
      var (cells, others) = (rows[one].components(separatedBy: ","), rows[other].components(separatedBy: ","))
      guard cells.count == others.count, cells.count > 1, !rows[one].contains("\""), !rows[other].contains("\"") else { continue }
      let column = Int.random(in: 1..<cells.count, using: &draw)
      (cells[column], others[column]) = (others[column], cells[column])
      (rows[one], rows[other]) = (cells.joined(separator: ","), others.joined(separator: ","))
    }
    let copied = rows[Int.random(in: rows.indices, using: &draw)]
    if Bool.random(using: &draw) { rows.append("9" + copied) }
    return ([lines[0]] + rows).joined(separator: "\n") + "\n"
  }
}
