internal import Model

/// Children identified for targeted support from April 2023, and the reviews of how they fare.
struct TargetedSupport: CouncilExport {
  let name = "targeted_support"
  let columns = ["person_id", "identified_date", "review_date", "in_education", "safely_at_home"]
  let dates = RowDates(
    "identified_date", later: ["review_date": ["in_education", "safely_at_home"]], hasRowForEachLaterDay: true)

  // April 2023 to March 2024.
  private static let identified = [6, 10, 11, 6, 2, 6, 3, 3, 1, 2, 1, 1]
  private static let faringWell = 0.83

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.targetedSupport)
    let months = council.calendar.months.suffix(Self.identified.count)
    let days = zip(Self.identified, months).flatMap { generator.days($0, of: $1.weekdays) }
    let reviewed = days.prefix { $0 + 30 <= InventedDays.end }.count
    let well = generator.flags(reviewed, marked: Int((Double(reviewed) * Self.faringWell).rounded()))
    let first = generator.below(council.pupils.count)
    for (position, day) in days.enumerated() {
      // Steps of one prime come to no child twice.
      let child = council.pupilNumber((first + position * 7919) % council.pupils.count)
      if position < reviewed {
        try writeReviews(child, identified: day, faresWell: well[position], &generator, to: &sheet)
      } else {
        try write(child, day, review: nil, "", "", to: &sheet)
      }
    }
  }

  /// A review some weeks after the start and every two or three months from then on; the last says how it came out.
  private func writeReviews(
    _ child: Int, identified: Day, faresWell: Bool, _ generator: inout Generator, to sheet: inout Sheet
  ) throws {
    var reviews = [(identified + generator.within(21...30)).backToWeekday]
    while let last = reviews.last, last + 90 <= InventedDays.end {
      reviews.append((last + generator.within(55...90)).backToWeekday)
    }
    for (position, day) in reviews.enumerated() {
      let isWell = position == reviews.count - 1 ? faresWell : generator.chance(0.78)
      let (school, home) = isWell ? ("yes", "yes") : generator.pick([("no", "yes"), ("yes", "no"), ("", "yes")])
      try write(child, identified, review: day, school, home, to: &sheet)
    }
  }

  private func write(
    _ child: Int, _ identified: Day, review: Day?, _ inEducation: String, _ safelyAtHome: String, to sheet: inout Sheet
  ) throws {
    sheet.identifier(.pupil, child)
    sheet.day(identified)
    sheet.day(review)
    sheet.text(inEducation)
    sheet.text(safelyAtHome)
    try sheet.endRow()
  }
}
