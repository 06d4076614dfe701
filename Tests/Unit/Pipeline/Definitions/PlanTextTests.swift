import Foundation
import Model
import Pipeline
import Testing

/// The plan as data against its printed text: nothing lost, nothing invented, every date the printed one.
@Suite struct PlanTextTests {
  private static let path = URL(filePath: RealPlan.pipelines).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/plan/accelerated-progress-plan.txt").path()
  private static let isThere = FileManager.default.fileExists(atPath: path)

  private let plan: PlanDefinition

  init() throws { plan = try DefinitionFolder(path: RealPlan.pipelines).definitions.plan }

  private func lines() throws -> [String] {
    try String(contentsOfFile: Self.path, encoding: .utf8).components(separatedBy: "\n")
  }

  private static func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `ten actions, 47 milestones, eight risks, seven indicators, each of its area`() {
    #expect(plan.actions.map(\.id) == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3", "2.4"])
    #expect(plan.actions.map(\.milestones.count) == [5, 5, 4, 6, 3, 3, 4, 5, 6, 6])
    #expect(plan.actions.allSatisfy { $0.areaOfWeakness == String($0.id.prefix(1)) })
    #expect(plan.actions.allSatisfy { $0.milestones.map(\.id) == Array("abcdef".prefix($0.milestones.count)).map(String.init) })
    #expect(plan.risks.map(\.id) == (1...8).map { "R\($0)" })
    #expect(
      plan.indicators.map { "\($0.areaOfWeakness) \($0.reference)" }
        == ["1 QI 1", "1 QI 2", "1 QI 3", "2 QI 1", "2 QI 2", "2 QI 3", "2 QI 4"])
    #expect(plan.areasOfWeakness.map { $0.successCriteria?.count } == [3, 1])
  }

  /// Monthly to the board and within the subgroup, quarterly to the Children and Families Board, six-monthly to the other two.
  @Test func `five boards, each with its frequency and whom it reports to`() throws {
    #expect(plan.boards.map(\.everyMonths) == [1, 1, 3, 6, 6])
    #expect(plan.boards.map(\.reportsTo) == ["partnership-board", "children-and-families-board", nil, nil, nil])
    func due(_ text: String) throws -> Int {
      let day = try #require(Day(iso: text))
      return plan.boards.count { $0.isDue(on: day, planStart: plan.start) }
    }
    #expect(
      try ["2023-03-31", "2023-04-30", "2023-06-30", "2023-09-30", "2024-03-31", "2024-03-30"].map(due) == [0, 2, 3, 5, 5, 0])
    let quarterly = try #require(plan.boards.first { $0.everyMonths == 3 })
    #expect(quarterly.day(before: try #require(Day(iso: "2023-09-30"))) == Day(iso: "2023-06-30"))
    #expect(quarterly.day(before: try #require(Day(iso: "2024-05-31"))) == Day(iso: "2024-02-29"))
  }

  @Test func `a month is its last day, and a span of months has both ends`() throws {
    let action = try #require(plan.actions.first { $0.id == "2.2" })
    #expect(action.due?.by == Day(iso: "2024-03-31"))
    #expect(
      action.milestones.map(\.due.by.description)
        == ["2023-04-30", "2023-05-31", "2024-03-31", "2024-03-31", "2024-03-31"])
    #expect(
      action.milestones.map(\.due.printed)
        == ["April 2023", "May 2023", "May 2023 to March 2024", "From May 2023", "March 2024"])
    #expect(action.milestones[2].due.from == Day(iso: "2023-05-01"))
  }

  @Test(.enabled(if: isThere)) func `every text is the printed one, or has the printed words beside it`() throws {
    let text = Self.flat(try lines().joined(separator: "\n"))
    var wordings = plan.actions.map { ("action \($0.id)", $0.text, $0.printed) }
    wordings += plan.actions.flatMap { action in action.milestones.map { ("\(action.id)\($0.id)", $0.text, $0.printed) } }
    wordings += plan.indicators.map { ("\($0.areaOfWeakness) \($0.reference)", $0.text, $0.printed) }
    wordings += plan.risks.filter { $0.printed.isEmpty }.map { ($0.id, $0.risk, []) }
    wordings += plan.risks.map { ($0.id, $0.printed.first ?? $0.mitigation, $0.printed) }
    wordings += plan.areasOfWeakness.flatMap { area in (area.successCriteria ?? []).map { ("area \(area.id)", $0, []) } }
    for (name, wording, printed) in wordings {
      for words in printed.isEmpty ? [wording] : printed { #expect(text.contains(Self.flat(words)), "\(name): \(words)") }
    }
  }

  /// The line on which each begins holds the date that it is given.
  @Test(.enabled(if: isThere)) func `every date stands on the line where its action or milestone begins`() throws {
    let lines = try lines().map(Self.flat)
    var dated: [(name: String, words: String, due: String)] = []
    for action in plan.actions {
      dated.append((action.id, action.printed.first ?? action.text, action.due?.printed ?? "?"))
      dated += action.milestones.map { (action.id + $0.id, $0.printed.first ?? $0.text, $0.due.printed) }
    }
    for (name, words, due) in dated {
      let start = Self.flat(words)
      let line = lines.firstIndex { $0.contains(start) && $0.contains(due) }
      #expect(line != nil, "\(name): \(due)")
    }
  }

  /// As many dates as the tables of actions print, and no more.
  @Test(.enabled(if: isThere)) func `no date of the plan's tables is left out`() throws {
    let text = try lines().joined(separator: "\n")
    let tables = try #require(text.firstRange(of: "designed to lead to improvement"))
    let end = try #require(text.firstRange(of: "Risk Register (to be reviewed"))
    let months = Day.monthNames.joined(separator: "|")
    let cell = try Regex("\\t(From )?(\(months)) 20\\d\\d( to (\(months)) 20\\d\\d)?\\t")
    let printed = text[tables.upperBound..<end.lowerBound].matches(of: cell).count
    #expect(printed == plan.actions.count + plan.actions.reduce(0) { $0 + $1.milestones.count })
  }

  /// Each thing that the text numbers, and the line on which it stands.
  @Test(.enabled(if: isThere)) func `as many KPIs, risks and indicators as are printed`() throws {
    let lines = try lines()
    let card = try #require(lines.firstIndex { $0.hasPrefix("Impact Score Card") })
    let kpis = lines[card...].compactMap { $0.firstMatch(of: /^KPI (\d+):/)?.output.1 }.map(String.init)
    #expect(kpis == (1...14).map(String.init))
    #expect(try DefinitionFolder(path: RealPlan.pipelines).definitions.kpis.map(\.id) == kpis)
    #expect(lines.count { $0.contains(/^\d+\/\d+\/23\t/) } == plan.risks.count)
    // The second area's first is printed as QII.
    let table = lines.prefix { !$0.hasPrefix("The focus of this plan") }.joined(separator: " ")
    let printed = table.matches(of: /QI(?: ?(\d):|I 6-monthly)/).map { $0.output.1.map(String.init) ?? "1" }
    #expect(printed.sorted() == plan.indicators.map { String($0.reference.suffix(1)) }.sorted())
  }

  /// Titles are spelt as one; each begins with two words that the text prints. The forum's chief executive is its CEO there.
  @Test(.enabled(if: isThere)) func `every lead and officer is one whom the text names`() throws {
    let text = Self.flat(try lines().joined(separator: " ")).lowercased().replacing("-", with: " ").replacing(",", with: "")
    let titles = Set(plan.actions.flatMap { [$0.lead] + $0.milestones.flatMap(\.officers) })
    for title in titles {
      let start = title.replacing("Chief Executive", with: "Forum CEO").split(whereSeparator: {
        " ,".contains($0)
      }).prefix(2)
      #expect(text.contains(start.joined(separator: " ").lowercased()), "\(title)")
    }
    #expect(plan.people.isEmpty)
  }

  @Test(.enabled(if: isThere)) func `every risk has the printed levels, with and without mitigation`() throws {
    let lines = try lines()
    for risk in plan.risks {
      let words = String((risk.printed.first ?? risk.risk).prefix(40))
      let start = risk.id == "R2" ? String(risk.risk.prefix(40)) : words
      let line = try #require(lines.first { $0.contains(start) }, "\(risk.id)")
      let cells = line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }
      let levels = cells.filter { ["Low", "Medium", "High"].contains($0) }.map { $0.lowercased() }
      #expect(
        levels
          == [
            risk.before.likelihood.rawValue, risk.before.impact.rawValue, risk.after?.likelihood.rawValue,
            risk.after?.impact.rawValue,
          ].compactMap(\.self), "\(risk.id)")
      let (_, month, day) = risk.raised.civil
      #expect(line.hasPrefix("\(day)/\(month)/23"), "\(risk.id)")
    }
  }

  /// KPI → the five columns of its row of the card, each joined over the lines that the row takes.
  private func card() throws -> [String: [String]] {
    let lines = try lines()
    let start = try #require(lines.firstIndex { $0.hasPrefix("KPI Reference\tBaseline") })
    let end = try #require(lines.firstIndex { $0.hasPrefix("QI Reference/ Date") })
    var (rows, kpi) = ([String: [String]](), "")
    for line in lines[start + 1..<end] where !line.isEmpty {
      if let match = line.firstMatch(of: /^KPI (\d+):/) { kpi = String(match.output.1) }
      let cells = line.components(separatedBy: "\t")
      for index in 0..<5 {
        rows[kpi, default: Array(repeating: "", count: 5)][index] += " " + (index < cells.count ? cells[index] : "")
      }
    }
    return rows.mapValues { $0.map(Self.flat) }
  }

  @Test(.enabled(if: isThere)) func `every baseline and target is kept in the words of the card`() throws {
    let card = try card()
    #expect(card.count == 14)
    for kpi in try DefinitionFolder(path: RealPlan.pipelines).definitions.kpis {
      func joined(_ texts: [String]) -> String {
        texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.filter { !$0.isEmpty }.joined(separator: " ")
      }
      let printed = try #require(card[kpi.id])
      #expect(joined(kpi.figures.map(\.printedBaseline)) == printed[1], "KPI \(kpi.id)")
      for (index, checkpoint) in plan.checkpoints.enumerated() {
        let own = kpi.figures.map { figure in figure.targets.first { $0.checkpoint == checkpoint.name }?.printed ?? "" }
        #expect(joined(own) == printed[2 + index], "KPI \(kpi.id), \(checkpoint.name)")
      }
    }
  }

  @Test func `what is printed and what it is read as agree, or a footnote says why not`() throws {
    for (kpi, figure) in try DefinitionFolder(path: RealPlan.pipelines).definitions.figures where kpi.id != "14" {
      for target in figure.targets where target.shareOfBaseline == nil {
        guard let value = target.value else { continue }
        let numbers = target.printed.replacing(",", with: "").matches(of: /\d+(\.\d+)?/).compactMap { Double($0.output.0) }
        #expect(numbers.contains(value) == (target.footnote == nil), "KPI \(figure.id): \(target.printed)")
      }
    }
  }

  /// The card breaks "state-maintained" over two lines, and loses its hyphen.
  @Test(.enabled(if: isThere)) func `every KPI has the card's wording as its title, and the monitoring table's beside it`() throws
  {
    func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
    let (card, text) = (try card(), Self.flat(try lines().joined(separator: " ")))
    for kpi in try DefinitionFolder(path: RealPlan.pipelines).definitions.kpis {
      #expect(card[kpi.id].map { letters($0[0]) } == letters("KPI \(kpi.id): \(kpi.title)"))
      #expect(text.contains("KPI \(kpi.id): \(try #require(kpi.monitoringTitle))"), "KPI \(kpi.id)")
      guard kpi.id == "5" else { continue }
      #expect(kpi.figures.allSatisfy { $0.title.hasSuffix("by identifying the most vulnerable CYP") })
    }
  }

  @Test(.enabled(if: isThere)) func `the first page is kept, without anybody's name`() throws {
    let (text, header) = (Self.flat(try lines().joined(separator: " ")), try #require(plan.header))
    let (inspection, report) = (try #require(header.inspection), try #require(header.revisitReport))
    #expect(text.contains("Date of Inspection \(inspection.printed) Date of Publication of the revisit report \(report.printed)"))
    #expect("\(inspection.first) \(inspection.last) \(report.first)" == "2022-11-28 2022-12-01 2023-02-01")
    #expect(text.contains(Self.flat(try #require(header.finding))))
    #expect(text.contains("Accountable Officers from the LA and ICB") && text.contains("SEND and NHS England Advisers"))
    #expect(header.accountableOfficers.compactMap { plan.offices[$0] } == ["Somerset Council", "NHS Somerset"])
    #expect(header.advisers.compactMap { plan.offices[$0] } == ["Department for Education", "NHS England"])
    #expect(plan.kpiOwners == .reading)
  }

  /// Brackets hold an office and its organisation. Two of them are broken over rows of a table that stands upside down.
  @Test(.enabled(if: isThere)) func `every organisation is the one printed beside its office`() throws {
    func plain(_ text: String) -> String {
      text.lowercased().replacing(",", with: "").replacing("-", with: "").replacing("  ", with: " ")
    }
    let text = Self.flat(try lines().joined(separator: " "))
    let groups = text.matches(of: /\(([^()]*)\)/).map { plain(String($0.output.1)) }
    let ends = [
      "Head of Service, Quality Assurance": "Assurance, Somerset Council)",
      "Commissioning Manager for Learning Disability and Autism": "Disability and Autism, NHS Somerset)",
    ]
    let ofHeader = try #require(plan.header).accountableOfficers + (try #require(plan.header).advisers)
    for (title, organisation) in plan.offices {
      let words = plain(title.replacing("Chief Executive", with: "CEO")).split(separator: " ").prefix(3).joined(separator: " ")
      let isPrinted =
        ends[title].map { text.contains($0) }
        ?? groups.contains { $0.contains(plain(organisation)) && (ofHeader.contains(title) || $0.contains(words)) }
      #expect(isPrinted, "\(title): \(organisation)")
    }
    let actors = Set(plan.actions.flatMap { [$0.lead] + $0.milestones.flatMap(\.officers) })
    #expect(
      actors.filter { plan.offices[$0] == nil }.sorted() == [
        "Cabot Learning Federation", "Head of Service, Help and Protection", "Pathway programme lead", "Principal Social Worker",
      ])
  }

  @Test(.enabled(if: isThere)) func `who chairs a board, who sits on it and what it passes on is printed`() throws {
    let text = Self.flat(try lines().joined(separator: " ").replacing("**", with: ""))
    for board in plan.boards {
      let members = board.members.flatMap { $0.components(separatedBy: " and ") }
      for words in board.coChairs + members + board.seats + [board.escalation].compactMap(\.self) {
        #expect(text.contains(Self.flat(words)), "\(board.id): \(words)")
      }
    }
    #expect(plan.boards.map(\.coChairs.count) == [0, 2, 2, 0, 0])
    #expect(plan.boards.map(\.seats.count) == [1, 1, 1, 0, 0])
  }

  /// Copied and filled in, they leave nobody out: neither from the papers nor from the post.
  @Test(arguments: [
    ("Pipelines/people.yml.example", "  ", ": A. Name", []),
    ("cron/contacts.yml.example", "  \"", "\": [name@example.org]", ["Data team"]),
  ])
  func `the examples to fill in list every office of the plan`(
    file: String, before: String, after: String, but: [String]
  ) throws {
    let root = URL(filePath: RealPlan.pipelines).deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
    let listed = text.components(separatedBy: "\n").filter { $0.hasPrefix(before) && $0.hasSuffix(after) }.map {
      String($0.dropFirst(before.count).dropLast(after.count))
    }
    let titles = plan.titles(of: try DefinitionFolder(path: RealPlan.pipelines).definitions.kpis)
    #expect(listed == titles.filter { !but.contains($0) })
    #expect(titles.count == 29)
  }

  @Test func `every risk of the plan and every report that falls due has an owner`() {
    #expect(plan.risks.allSatisfy { $0.owner != nil })
    #expect(plan.indicators.allSatisfy { ($0.owner != nil) == ($0.everyMonths != nil) })
  }

  @Test(.enabled(if: isThere)) func `what falls due several times has its dates: at 6, 9 and 12 months, and six-monthly`() throws
  {
    func milestone(_ action: String, _ id: String) throws -> MilestoneDefinition {
      try #require(plan.actions.first { $0.id == action }?.milestones.first { $0.id == id })
    }
    let (audit, reviews) = (try milestone("1.1", "e"), try milestone("1.5", "c"))
    #expect(audit.text.contains("at 6, 9 and 12 months") && reviews.text.contains("six-monthly"))
    #expect(audit.due.dates == [6, 9, 12].map { plan.start.adding(months: $0) - 1 })
    #expect(reviews.due.everyMonths == 6 && reviews.due.by == Day(iso: "2023-06-30"))
    let day = try #require(Day(iso: "2023-12-31"))
    #expect(reviews.due.dates(asOf: day).map(\.description) == ["2023-06-30", "2023-12-31", "2024-06-30"])
    #expect(reviews.due.dates(asOf: day - 1).map(\.description) == ["2023-06-30", "2023-12-31"])
    #expect(audit.due.dates(asOf: plan.start) == audit.due.dates)
    let several = plan.actions.flatMap(\.milestones).filter { !$0.due.dates.isEmpty || $0.due.everyMonths != nil }
    #expect(several.count == 2)
  }
}
