import Drawing
import Foundation
import Model
import Pipeline
import Testing

/// Baselines that are written into definitions: the baseline is read again as it was given, and nothing else changes.
@Suite struct BaselineFreezingTests {
  private let day: Day

  init() throws { day = try #require(Day(iso: "2026-11-27")) }

  /// A copy of a plan's definitions, in which `change` may say another text for a file.
  private func copy(of plan: String, _ change: (String, String) -> String = { $1 }) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = Project.folder.appending(path: plan).path()
    for name in try FileManager.default.subpathsOfDirectory(atPath: source) where name.hasSuffix(".yml") {
      try folder.write(change(name, try String(contentsOfFile: "\(source)/\(name)", encoding: .utf8)), to: name)
    }
    return folder
  }

  private func freezing(
    _ kpi: String, _ value: Double, in folder: TemporaryFolder, date: String? = nil, reason: String = "A school was missing."
  ) throws -> BaselineFreezing {
    try BaselineFreezing(
      kpi, value: value, reason: reason, date: date.flatMap(Day.init(iso:)), by: "anna", on: day, pipelines: folder.path)
  }

  @Test(arguments: ["Pipelines", "Fixtures/northmoor/Pipelines"])
  func `every figure's baseline can be frozen, and no other definition changes`(plan: String) throws {
    var random = SeededGenerator()
    let folder = try copy(of: plan)
    var known = try DefinitionFolder(path: folder.path).definitions
    for (_, figure) in known.figures {
      let value: Double =
        switch figure.measure.bounds(in: figure.unit) {
        case .wholeNumber: Double(Int.random(in: 0...9999, using: &random))
        case .percentage: Double(Int.random(in: 0...1000, using: &random)) / 10
        case .notNegative, nil: Double(Int.random(in: 0...9999, using: &random)) / 10
        }
      let reason = ["Because.", "yes", "a: b # c, {d} \"e\"", "100%", "- x"].randomElement(using: &random) ?? ""
      let made = try freezing(figure.id.description, value, in: folder, date: "2023-03-31", reason: reason)
      let before = try String(contentsOfFile: made.path, encoding: .utf8)
      try made.write()
      let after = try String(contentsOfFile: made.path, encoding: .utf8)
      let now = try DefinitionFolder(path: folder.path).definitions
      for (old, new) in zip(known.figures, now.figures) where old.figure.id != figure.id {
        #expect(old.figure.baseline == new.figure.baseline)
      }
      let changed = try #require(now.figures.first { $0.figure.id == figure.id }?.figure)
      #expect(changed.baseline == .given(value: value, date: try #require(Day(iso: "2023-03-31")), qualifier: ""))
      #expect(changed.baselineOrigin == BaselineOrigin(reason: reason, frozenBy: "anna", frozenOn: self.day))
      #expect(changed.printedBaseline == figure.printedBaseline && changed.baselineLabel == figure.baselineLabel)
      #expect(changed.toConfirm == figure.toConfirm && changed.targets.map(\.printed) == figure.targets.map(\.printed))
      // What is left after the changed lines are taken out is the file as it was.
      let gone = Set(made.difference.dropFirst().filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) })
      let come = Set(made.difference.dropFirst().filter { $0.hasPrefix("+ ") }.map { String($0.dropFirst(2)) })
      func lines(_ text: String) -> [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
      // Another part of the same KPI may have the same comment and reason.
      let changedLines = gone.union(come)
      #expect(lines(before).filter { !changedLines.contains($0) } == lines(after).filter { !changedLines.contains($0) })
      known = now
    }
  }

  @Test func `comments, quotes and carriage returns stay`() throws {
    let folder = try copy(of: "Pipelines") { name, text in
      name == "kpis/09-repeat-suspensions.yml"
        ? text.replacing("  measured: 2023-03-31\n", with: "  measured: 2023-03-31 # the last day of the year\n").replacing(
          "\n", with: "\r\n")
        : text
    }
    let made = try freezing("9", 41, in: folder)
    try made.write()
    let text = try String(contentsOfFile: made.path, encoding: .utf8)
    let end = "  # the last day of the year\r\n  value: 41\r\n  date: 2023-03-31\r\n"
    #expect(
      text.contains("baseline:\r\n" + end + "  reason: \"A school was missing.\"\r\n")
        || text.contains(end + "  reason: A school was missing.\r\n"))
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func `a part has to be named, and a date where there is none yet`() throws {
    let folder = try copy(of: "Pipelines")
    func message(_ kpi: String) -> String {
      do {
        _ = try freezing(kpi, 1, in: folder)
        return ""
      } catch { return "\(error)" }
    }
    #expect(message("5").contains("5a, 5b"))
    #expect(message("11b").contains("--date"))
    #expect(message("99").contains("There is no KPI '99'"))
  }

  @Test func `braces over several lines are left alone`() throws {
    let folder = try copy(of: "Pipelines") { name, text in
      name.contains("07-") ? text.replacing("{value: 128, date", with: "{value: 128,\n  date") : text
    }
    #expect(throws: BaselineFault.self) { _ = try freezing("7", 1, in: folder) }
  }

  @Test func `a file that somebody changed in the meantime is left as it is`() throws {
    let folder = try copy(of: "Pipelines")
    let made = try freezing("7", 1, in: folder)
    let text = try String(contentsOfFile: made.path, encoding: .utf8) + "# more\n"
    try text.write(toFile: made.path, atomically: true, encoding: .utf8)
    #expect(throws: BaselineFault.self) { try made.write() }
    #expect(try String(contentsOfFile: made.path, encoding: .utf8) == text)
  }
}
