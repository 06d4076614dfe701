internal import Model

/// The stages of the single online referral route: one plan's, however many councils there are.
struct Milestones: CouncilExport {
  let name = "milestones"
  let columns = ["kpi", "stage", "due_date", "achieved_date"]
  let dates = RowDates("due_date")

  /// The day the route opened, late.
  static let launch = Day.on(2023, 11, 13)
  private static let stages: [(name: String, due: Day, achieved: Day?)] = [
    ("purchased", InventedDays.june, .on(2023, 6, 21)), ("developed and launched", InventedDays.september, launch),
    ("completed", InventedDays.end, nil),
  ]

  func write(_ council: Council, to sheet: inout Sheet) throws {
    guard council.index == 0 else { return }
    for stage in Self.stages {
      sheet.number(14)
      sheet.text(stage.name)
      sheet.day(stage.due)
      sheet.day(stage.achieved)
      try sheet.endRow()
    }
  }
}
