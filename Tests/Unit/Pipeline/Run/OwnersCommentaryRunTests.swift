import Drawing
import Foundation
import Model
import Pipeline
import Testing

/// What owners write beside their figures: the newest as far as the day, on the line; nothing where nothing was sent.
@Suite struct OwnersCommentaryRunTests {
  private static let headings = "KPI,Part,Period to,Written by,Commentary\n"

  private func plan(_ rows: String?) throws -> RealPlan {
    let plan = try RealPlan()
    try plan.folder.write(RealPlan.exclusionHeadings + "X1,P1,1,2023-01-10,,K,,\n", to: "input/exclusions.csv")
    if let rows { try plan.folder.write(Self.headings + rows, to: "input/commentary.csv") }
    return plan
  }

  private func words(_ id: String, of result: RunResult) -> String? {
    result.scorecard.lines.first { $0.id.description == id }?.commentary?.text
  }

  @Test func `the newest period as far as the day speaks`() throws {
    let plan = try plan("7,,2023-01-31,A. Owner,January\n7,,2023-02-28,,February\n7,,2023-03-31,A. Owner,March\n")
    let result = try plan.run(asOf: "2023-02-28")
    let commentary = try #require(result.scorecard.lines.first { $0.id.kpi == "7" }?.commentary)
    #expect(commentary == Commentary(periodEnd: try #require(Day(iso: "2023-02-28")), author: "", text: "February"))
    #expect(commentary.attribution == "period to 28 February 2023")
    #expect(words("7", of: try plan.run(asOf: "2023-01-15")) == nil)
  }

  @Test func `a row without a part is about all parts, and gives way to one about a part`() throws {
    let rows =
      "5,,2023-01-31,,both\n5,A,2023-01-31,,the first\n5b,,2022-12-31,,older\nKPI 9,,2023-01-31,,nine\n5,,2022-11-30,,old\n"
    let result = try plan(rows).run(asOf: "2023-02-28")
    #expect(words("5a", of: result) == "the first")
    #expect(words("5b", of: result) == "both")
    #expect(words("9", of: result) == "nine")
    #expect(words("8", of: result) == nil)
  }

  @Test func `a KPI that the plan has not is told by a number, not by what stood there`() throws {
    let result = try plan("99,,2023-01-31,,nobody's\n7,c,2023-01-31,,nobody's\n7,,2023-01-31,,seven\n").run(asOf: "2023-02-28")
    let quality = try #require(result.scorecard.quality.first { $0.source == "commentary" })
    #expect(quality.warnings == ["2 rows are about a KPI or part that the plan does not have"])
    #expect(quality.accepted == 3)
  }

  @Test func `of two versions the last read speaks, and a row without words is rejected`() throws {
    let result = try plan(
      "7,,2023-01-31,,first\n7,,2023-01-31,,second\n8,,2023-01-31,, \n" + (1...3).map { "9,,2022-0\($0)-28,,nine\n" }.joined()
    ).run(asOf: "2023-02-28")
    #expect(words("7", of: result) == "second")
    #expect(words("8", of: result) == nil)
    #expect(result.rejects.first { $0.source == "commentary" }?.totals.map(\.rule) == [.blank])
  }

  @Test func `where nothing was sent nobody is told`() throws {
    let result = try plan(nil).run(asOf: "2023-02-28")
    #expect(!result.scorecard.quality.contains { $0.source == "commentary" })
    #expect(!(result.faultSentences + result.asides).contains { $0.hasPrefix("commentary") })
    #expect(!result.scorecard.alerts.contains { $0.key.subject == "commentary" })
  }

  @Test func `one that cannot be read is refused, and its alert ends when it is taken away`() throws {
    let plan = try plan(nil)
    try plan.folder.write("kpi,text\n7,\"no end\n", to: "input/commentary.csv")
    let refused = try plan.run(asOf: "2023-01-31")
    #expect(refused.asides.contains { $0.hasPrefix("commentary: ") })
    #expect(refused.scorecard.alerts.contains { $0.key.subject == "commentary" && $0.state == .opened })
    try FileManager.default.removeItem(atPath: "\(plan.folder.path)/input/commentary.csv")
    let after = try plan.run(asOf: "2023-02-28")
    #expect(after.scorecard.alerts.first { $0.key.subject == "commentary" }?.state == .resolved)
  }

  @Test func `a line carried over has today's words`() throws {
    let plan = try plan("7,,2023-01-31,,before\n")
    #expect(words("7", of: try plan.run(asOf: "2023-02-28")) == "before")
    try plan.folder.write(Self.headings + "7,,2023-01-31,,corrected\n", to: "input/commentary.csv")
    let part = try plan.run(asOf: "2023-02-28", kpis: ["8"])
    #expect(words("7", of: part) == "corrected")
    try FileManager.default.removeItem(atPath: "\(plan.folder.path)/input/commentary.csv")
    #expect(words("7", of: try plan.run(asOf: "2023-02-28", kpis: ["8"])) == nil)
  }

  @Test func `no word of it is in a table of figures, in the manifest or in the history`() throws {
    let plan = try plan("7,,2023-01-31,Unmistakable Author,unmistakable words\n")
    let folder = try #require(try plan.run(asOf: "2023-02-28").folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where !["scorecard.json", "dashboard.html"].contains(name) {
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      #expect(bytes.range(of: Data("nmistakable".utf8)) == nil, "\(name)")
    }
    let history = try Data(contentsOf: URL(filePath: "\(plan.folder.path)/output/history.sqlite"))
    #expect(history.range(of: Data("nmistakable".utf8)) == nil)
  }

  @Test func `a definition without its columns says which`() throws {
    let broken = #expect(throws: (any Error).self) {
      _ = try self.plan(nil).withDefinitions { name, text in
        name.hasSuffix("commentary.yml") ? text.replacing("  author:\n", with: "  writer:\n") : text
      }
    }
    #expect("\(try #require(broken))".contains("commentary needs a column 'author'"))
  }
}
