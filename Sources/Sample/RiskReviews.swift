internal import Model

/// The risk register as it stands at the plan's end: reviewed but for one, one risk worse than at the start and one new.
struct RiskReviews: CouncilExport {
  let name = NarrativeSource.risks.rawValue
  let columns = [
    "risk_id", "raised_date", "risk", "likelihood", "impact", "mitigation", "residual_likelihood", "residual_impact", "progress",
    "last_reviewed",
  ]
  let dates = RowDates("raised_date", later: ["last_reviewed": ["progress"]])

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
      ["high", "high", "high", "medium"], "Two posts have been advertised three times.", .on(2024, 1, 18)
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
