internal import Model

/// What is reported of the plan's actions: one plan's, however many councils there are. Invented, and of no child. By the end most
/// milestones are done, some late, one reported as on track although it is late, and one never spoken of.
struct ActionUpdates: CouncilExport {
  let name = WordSource.actionUpdates.rawValue
  let columns = ["action", "milestone", "update_date", "rag", "note"]

  /// How the course of a milestone goes: when it was done, and how it was reported until then.
  private enum Way { case onTime, late, stuck, contradicted, silent }
  private static let plan: [(action: String, milestones: [(due: Day, way: Way)])] = [
    ("1.1", [(.on(2023, 7, 31), .onTime), (.on(2023, 10, 31), .onTime), (september, .late), (april, .onTime), (april, .onTime)]),
    (
      "1.2",
      [(.on(2023, 4, 30), .onTime), (.on(2023, 11, 30), .onTime), (september, .onTime), (september, .late), (september, .stuck)]
    ),
    ("1.3", [(.on(2023, 7, 31), .onTime), (september, .late), (PlanDays.june, .onTime), (PlanDays.june, .contradicted)]),
    (
      "1.4",
      [
        (may, .onTime), (may, .late), (.on(2023, 7, 31), .onTime), (.on(2023, 7, 31), .late), (.on(2023, 10, 31), .stuck),
        (PlanDays.end, .stuck),
      ]
    ),
    ("1.5", [(.on(2023, 8, 31), .onTime), (may, .onTime), (PlanDays.june, .onTime)]),
    ("1.6", [(september, .stuck), (PlanDays.june, .onTime), (september, .late)]),
    ("2.1", [(september, .onTime), (december, .onTime), (PlanDays.june, .late), (december, .onTime)]),
    (
      "2.2",
      [(.on(2023, 4, 30), .onTime), (may, .onTime), (PlanDays.end, .onTime), (PlanDays.end, .silent), (PlanDays.end, .onTime)]
    ),
    (
      "2.3",
      [
        (.on(2023, 4, 30), .onTime), (PlanDays.june, .onTime), (september, .late), (september, .onTime), (december, .stuck),
        (september, .late),
      ]
    ),
    (
      "2.4",
      [
        (may, .onTime), (PlanDays.june, .onTime), (september, .onTime), (april, .onTime), (.on(2024, 1, 31), .late),
        (.on(2024, 1, 31), .onTime),
      ]
    ),
  ]
  private static let may = Day.on(2023, 5, 31)
  private static let september = PlanDays.september
  private static let december = Day.on(2023, 12, 31)
  private static let april = Day.on(2024, 4, 30)

  func write(_ council: Council, to sheet: inout Sheet) throws {
    guard council.index == 0 else { return }
    var month = Day.on(2023, 4, 30)
    while month <= PlanDays.end {
      for (action, milestones) in Self.plan { try write(action, milestones, at: month, to: &sheet) }
      month = (month + 1).endOfMonth
    }
  }

  /// A month's reports of an action: on the whole, and on every milestone that is not done yet.
  private func write(
    _ action: String, _ milestones: [(due: Day, way: Way)], at month: Day, to sheet: inout Sheet
  ) throws {
    let states = milestones.map { state($0.due, $0.way, at: month) }
    let before = milestones.map { state($0.due, $0.way, at: month.startOfMonth - 1) }
    let worst: ProgressRAG =
      states.contains(.red) ? .red : states.contains(.amber) ? .amber : states.allSatisfy { $0 == .blue } ? .blue : .green
    try row(action, "", month - 2, worst, "", to: &sheet)
    for (index, (state, earlier)) in zip(states, before).enumerated() {
      guard let state, earlier != .blue else { continue }
      let note = state == .blue ? "Done." : state == .red ? "Slipped; a new date is being agreed." : ""
      try row(action, String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index))), month - 3, state, note, to: &sheet)
    }
  }

  /// Nil where nobody says anything.
  private func state(_ due: Day, _ way: Way, at month: Day) -> ProgressRAG? {
    switch way {
    case .onTime: month >= due ? .blue : .green
    case .late: month >= due + 75 ? .blue : month >= due ? .red : month >= due - 31 ? .amber : .green
    case .stuck: month > due ? .red : month >= due - 62 ? .amber : .green
    case .contradicted: .green
    case .silent: month <= Day.on(2023, 6, 30) ? .green : nil
    }
  }

  private func row(
    _ action: String, _ milestone: String, _ day: Day, _ rag: ProgressRAG, _ note: String, to sheet: inout Sheet
  ) throws {
    sheet.text(action)
    sheet.text(milestone)
    sheet.day(day)
    sheet.text(rag.rawValue)
    sheet.text(note)
    try sheet.endRow()
  }
}

/// The risk register as it stands at the plan's end: reviewed but for one, one risk worse than at the start and one new.
struct RiskReviews: CouncilExport {
  let name = WordSource.risks.rawValue
  let columns = [
    "risk_id", "raised_date", "risk", "likelihood", "impact", "mitigation", "residual_likelihood", "residual_impact", "progress",
    "last_reviewed",
  ]

  private typealias Risk = (id: String, raised: Day, risk: String, levels: [String], progress: String, reviewed: Day?)
  private static let first = Day.on(2023, 3, 21)
  private static let risks: [Risk] = [
    (
      "R1", first, "Demand is greater than staffing or system capacity.", ["medium", "high", "medium", "medium"],
      "Demand is looked at each month by both delivery groups.", .on(2024, 1, 18)
    ),
    (
      "R2", first, "Partner agencies have conflicting or different priorities", ["medium", "high", "low", "medium"],
      "Priorities for next year are agreed.", .on(2024, 1, 18)
    ),
    (
      "R3", first, "Services are unable to recruit appropriate staff within timescales in order to deliver improvements",
      ["medium", "medium", "high", "medium"], "Two posts have been advertised three times.", .on(2024, 1, 18)
    ),
    (
      "R4", first, "Reduction in available funds from one or more partner agencies to deliver improvements",
      ["medium", "high", "low", "high"], "Budgets for the year are confirmed.", .on(2024, 1, 18)
    ),
    (
      "R5", first, "Schools and education providers do not feel sufficient ownership of improvement priorities and plans.",
      ["low", "high", "low", "low"], "The leadership group has met each term.", .on(2024, 1, 18)
    ),
    (
      "R6", first,
      "The expansion of the clinical diagnostic elements of the neuro-development pathway are not sufficiently accompanied by "
        + "pre-diagnostic support in schools",
      ["medium", "high", "medium", "medium"], "", .on(2023, 10, 12)
    ),
    (
      "R7", first,
      "Difficulties identifying and appointing independent providers with sufficient capacity to support the reduction of the "
        + "neuro-developmental backlog within the identified timeframes.",
      ["medium", "high", "low", "medium"], "Two providers see families since the summer.", .on(2024, 1, 18)
    ),
    (
      "R8", .on(2023, 4, 23), "Risk of delays in improvement, rebrokering and development of specialist SEMH provision.",
      ["medium", "high", "medium", "high"], "Building work has begun eleven weeks late.", .on(2024, 1, 18)
    ),
    (
      "R9", .on(2023, 11, 6), "The online referral route is used less than planned for", ["medium", "medium", "low", "medium"],
      "Surgeries have been shown how it works.", .on(2024, 1, 18)
    ),
  ]

  func write(_ council: Council, to sheet: inout Sheet) throws {
    guard council.index == 0 else { return }
    for risk in Self.risks {
      sheet.text(risk.id)
      sheet.day(risk.raised)
      sheet.text(risk.risk)
      sheet.text(risk.levels[0])
      sheet.text(risk.levels[1])
      sheet.blank()
      sheet.text(risk.levels[2])
      sheet.text(risk.levels[3])
      sheet.text(risk.progress)
      sheet.day(risk.reviewed)
      try sheet.endRow()
    }
  }
}

/// Qualitative findings: all that is due but one report on complaints, the last.
struct QualitativeFindings: CouncilExport {
  let name = WordSource.qualitative.rawValue
  let columns = ["reference", "area", "period_end", "summary", "actions_taken", "source"]

  private typealias Finding = (reference: String, area: Int, end: Day, summary: String, actions: String, source: String)
  private static let findings: [Finding] = [
    (
      "QI 1", 1, PlanDays.september, "Of nine inspections two ask for better support plans.",
      "Both schools work with an adviser.", "Ofsted reports"
    ),
    (
      "QI 1", 1, PlanDays.end, "Of eleven inspections one asks for better support plans.", "The school has a visit each term.",
      "Ofsted reports"
    ),
    (
      "QI 2", 1, .on(2023, 11, 30), "Families say that they hear nothing while they wait for an assessment.",
      "A letter is sent each quarter.", "Listening event, November 2023"
    ),
    ("QI 3", 1, PlanDays.june, "Most complaints are about delays in EHC plans.", "", "Complaints team"),
    ("QI 3", 1, PlanDays.september, "Fewer complaints about delays, more about transport.", "", "Complaints team"),
    ("QI 3", 1, .on(2023, 12, 31), "Complaints about delays have halved.", "", "Complaints team"),
    (
      "QI 1", 2, PlanDays.september, "Inspectors praise behaviour policies in six of nine schools.", "", "Ofsted reports"
    ),
    (
      "QI 1", 2, PlanDays.end, "Inspectors name part-time timetables as a worry in two schools.", "Both are followed up.",
      "Ofsted reports"
    ),
    (
      "QI 2", 2, .on(2024, 2, 29), "Young people want one adult whom they know.", "The pathway team names one for each.",
      "The Unstoppables, February 2024"
    ),
    ("QI 4", 2, .on(2023, 12, 31), "Nine of ten staff feel surer after the training.", "", "Evaluation of training"),
  ]

  func write(_ council: Council, to sheet: inout Sheet) throws {
    guard council.index == 0 else { return }
    for finding in Self.findings {
      sheet.text(finding.reference)
      sheet.number(finding.area)
      sheet.day(finding.end)
      sheet.text(finding.summary)
      sheet.text(finding.actions)
      sheet.text(finding.source)
      try sheet.endRow()
    }
  }
}
