/// Parents' answers to whether being involved led to improvement.
struct Feedback: CouncilExport {
  let name = "feedback"
  let columns = ["response_id", "response_date", "involvement_led_to_improvement"]
  let dates = RowDates("response_date")

  private static let satisfied = InventedCourse((InventedDays.marchBaseline, 0.52), (InventedDays.end, 0.66))

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.feedback)
    var position = 0
    for month in council.calendar.months {
      for day in generator.days(generator.within(65...95), of: month.weekdays) {
        let isSatisfied = generator.chance(Self.satisfied.value(on: day))
        sheet.identifier(.feedback, council.recordNumber(position))
        sheet.day(day)
        sheet.text(generator.chance(0.06) ? "" : isSatisfied ? "yes" : generator.chance(0.7) ? "no" : "unsure")
        try sheet.endRow()
        position += 1
      }
    }
  }
}
