internal import Model

/// Training that schools attended. The plan's programme begins after its baseline and reaches seven schools in ten.
struct Training: CouncilExport {
  let name = "training"
  let columns = ["school_urn", "programme", "attended_date"]
  let dates = RowDates("attended_date")

  private static let programme = "Foundations of Inclusive Practice"
  private static let others = ["Emotion Coaching", "Understanding Autism", "Talk for Learning"]
  private static let reached = InventedCourse(
    (.on(2023, 4, 17), 0), (InventedDays.june, 0.17), (InventedDays.september, 0.37), (.on(2024, 3, 28), 0.7))

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.training)
    let schools = council.lastingSchools(&generator)
    for (position, school) in schools.enumerated() {
      let place = (Double(position) + 0.5) / Double(schools.count)
      guard place <= 0.7 else { break }
      let day = Self.reached.day(reaching: place).backToWeekday
      try write(school, Self.programme, day, to: &sheet)
      let again = (day + generator.within(30...120)).backToWeekday
      if generator.chance(0.15), again <= InventedDays.end { try write(school, Self.programme, again, to: &sheet) }
    }
    for month in council.calendar.months {
      // Each day once, so that no school attends the same twice on it.
      for day in Set(generator.days(6, of: month.termDays)).sorted() {
        try write(generator.pick(schools), generator.pick(Self.others), day, to: &sheet)
      }
    }
  }

  private func write(_ school: School, _ programme: String, _ day: Day, to sheet: inout Sheet) throws {
    sheet.number(school.urn)
    sheet.text(programme)
    sheet.day(day)
    try sheet.endRow()
  }
}
