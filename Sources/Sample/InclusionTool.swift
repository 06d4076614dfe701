internal import Model

/// Schools that completed the inclusion tool: 50 by the end of February 2023, just over 200 a year on. Some complete it
/// again, which makes them no more schools.
struct InclusionTool: CouncilExport {
  let name = "inclusion_tool"
  let columns = ["school_urn", "completed_date"]
  let dates = RowDates("completed_date")

  private static let byFebruary = 50
  private static let later = InventedCourse(
    (.on(2023, 3, 1), 0), (InventedDays.june, 46), (InventedDays.september, 95), (.on(2024, 3, 28), 155))

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.inclusionTool)
    let total = Self.byFebruary + generator.within(152...155)
    for (position, school) in council.lastingSchools(&generator).prefix(total).enumerated() {
      let first =
        position < Self.byFebruary
        ? (InventedDays.start + 358 * position / Self.byFebruary + generator.below(7)).backToWeekday
        : firstVisit(position - Self.byFebruary, &generator)
      let again = (first + generator.within(90...260)).backToWeekday
      for day in generator.chance(0.2) && again <= InventedDays.end ? [first, again] : [first] {
        sheet.number(school.urn)
        sheet.day(day)
        try sheet.endRow()
      }
    }
  }

  private func firstVisit(_ position: Int, _ generator: inout Generator) -> Day {
    let day = Self.later.day(reaching: Double(position) + 0.5)
    return max(.on(2023, 3, 1), (day - generator.below(8)).backToWeekday)
  }
}
