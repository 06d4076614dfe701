internal import Model

/// Permanent exclusions: 128 that stand in the year to February 2023, 84 of them of pupils with SEND. They rise into
/// the summer of 2023 and then fall, too slowly for the plan; the share of SEND falls to just short of its target.
struct Exclusions: CouncilExport {
  let name = "exclusions"
  let columns = [
    "exclusion_id", "pupil_id", "school_urn", "start_date", "reason", "sen_status", "outcome", "outcome_date",
  ]
  let dates = RowDates("start_date", later: ["outcome_date": ["outcome"]])

  // Exclusions that stand, by month: the year of the baseline, the month between, the year of the plan.
  private static let baselineYear = [14, 9, 13, 15, 9, 0, 11, 13, 14, 9, 11, 10]
  private static let between = [15]
  private static let planYear = [10, 14, 16, 10, 0, 11, 12, 12, 7, 9, 9, 9]
  private static let baselineWithSEND = 84
  private static let laterShareOfSEND = 0.48

  private struct Row {
    let start: Day
    let isSEND: Bool
    let stands: Bool
  }

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.exclusions)
    let lottery = council.lottery(\.exclusionPull)
    for (position, row) in rows(council, &generator).enumerated() {
      let pupil = council.pupil(lottery, on: row.start, &generator) { $0.isSEND == row.isSEND }
      sheet.identifier(.exclusion, council.recordNumber(position))
      sheet.identifier(.pupil, council.pupilNumber(pupil))
      sheet.number(
        position % 70 == 33
          ? council.unregisteredURN(&generator) : council.pupils.school(of: pupil, on: row.start).urn)
      sheet.day(row.start)
      sheet.text(ExclusionReasons.all.draw(&generator))
      sheet.text(council.pupils.status(of: pupil, on: row.start).rawValue)
      writeOutcome(row, &generator, to: &sheet)
      try sheet.endRow()
    }
  }

  private func rows(_ council: Council, _ generator: inout Generator) -> [Row] {
    let months = council.calendar.months
    let first = standing(Self.baselineYear, months[..<12], marked: Self.baselineWithSEND, &generator)
    let later = [Self.between, Self.planYear]
    let total = later.map { $0.reduce(0, +) }
    let second = standing(later[0], months[12..<13], marked: Int(Double(total[0]) * 0.6), &generator)
    let third = standing(
      later[1], months[13...], marked: Int((Double(total[1]) * Self.laterShareOfSEND).rounded()), &generator)
    // Those that were undone leave room before each February's end, so that all are undone by the baseline.
    let undone = (0..<17).flatMap { index in
      let days = months[generator.within(index < 9 ? 0...10 : 12...22)].termDays
      return generator.days(1, of: days).map { Row(start: $0, isSEND: index % 3 != 0, stands: false) }
    }
    return (first + second + third + undone).enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
  }

  /// Exclusions that stand, so many a month but for chance, `marked` of them of pupils with SEND.
  private func standing(
    _ usual: [Int], _ months: ArraySlice<Month>, marked: Int, _ generator: inout Generator
  ) -> [Row] {
    var counts = usual
    for _ in 0..<(usual.count / 3) {
      let (from, to) = (generator.below(counts.count), generator.below(counts.count))
      guard counts[from] > 5, counts[to] > 5 else { continue }
      counts[from] -= 1
      counts[to] += 1
    }
    let days = zip(counts, months).flatMap { generator.days($0, of: $1.termDays) }
    return zip(days, generator.flags(days.count, marked: marked)).map { Row(start: $0, isSEND: $1, stands: true) }
  }

  private func writeOutcome(_ row: Row, _ generator: inout Generator, to sheet: inout Sheet) {
    // At most four weeks: from the end of January to the baseline.
    let decided = row.start + generator.within(12...28)
    guard row.stands else {
      sheet.text(generator.pick(["withdrawn", "reinstated"]))
      // Without its day it counts as undone from the start.
      return sheet.day(generator.chance(0.1) ? nil : decided)
    }
    guard decided <= InventedDays.end, generator.chance(0.9) else {
      sheet.blank()
      return sheet.blank()
    }
    sheet.text("upheld")
    sheet.day(generator.chance(0.05) ? nil : decided)
  }
}
