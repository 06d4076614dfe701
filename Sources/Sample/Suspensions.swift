internal import Model

/// Suspensions: about ten thousand a year, four in ten of them of pupils with SEND, many of the same pupils again. The
/// share of SEND falls slightly in the plan's year.
struct Suspensions: CouncilExport {
  let name = "suspensions"
  let columns = ["suspension_id", "pupil_id", "school_urn", "start_date", "sessions", "reason", "sen_status"]
  let dates = RowDates("start_date")

  // By month of the year, January first.
  private static let usual = [980.0, 820, 1130, 590, 880, 1080, 680, 0, 780, 880, 1220, 780]
  private static let shareOfRepeats = 0.55
  // How far back a pupil's last suspension is likely to lie, in suspensions.
  private static let memory = 2500
  private static let shareOfSEND = InventedCourse((InventedDays.marchBaseline, 0.42), (.on(2023, 10, 1), 0.385))
  private static let sessions = [1, 1, 2, 2, 2, 2, 3, 4, 4, 4, 6, 6, 8, 10, 10, 20, 30]

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.suspensions)
    let lottery = council.lottery(\.exclusionPull)
    // Those suspended before the export begins: without them few would come back in its first months.
    let past = InventedDays.start - 1
    var history = (0..<Self.memory).map { _ in (pupil: newcomer(council, lottery, on: past, &generator), day: past) }
    for month in council.calendar.months {
      let count = Int(Self.usual[month.number - 1] * generator.noise(0.05))
      for day in generator.days(count, of: month.termDays) {
        let pupil = repeater(history, on: day, &generator) ?? newcomer(council, lottery, on: day, &generator)
        try write(
          pupil, on: day, number: council.recordNumber(history.count - Self.memory), council, &generator, to: &sheet)
        history.append((pupil, day))
      }
    }
  }

  /// A pupil suspended before, the likelier the more often; nil where it falls to someone new.
  private func repeater(
    _ history: [(pupil: Int, day: Day)], on day: Day, _ generator: inout Generator
  ) -> Int? {
    guard generator.chance(Self.shareOfRepeats) else { return nil }
    let pupil = history[history.count - 1 - generator.below(Self.memory)].pupil
    // Nobody is suspended twice on one day; days come in order, so today's are the last.
    for earlier in history.reversed() {
      if earlier.day < day { break }
      if earlier.pupil == pupil { return nil }
    }
    return pupil
  }

  private func newcomer(_ council: Council, _ lottery: Lottery, on day: Day, _ generator: inout Generator) -> Int {
    let isSEND = generator.chance(Self.shareOfSEND.value(on: day))
    return council.pupil(lottery, on: day, &generator) { $0.isSEND == isSEND }
  }

  private func write(
    _ pupil: Int, on day: Day, number: Int, _ council: Council, _ generator: inout Generator, to sheet: inout Sheet
  ) throws {
    sheet.identifier(.suspension, number)
    sheet.identifier(.pupil, council.pupilNumber(pupil))
    sheet.number(
      generator.chance(0.003)
        ? council.unregisteredURN(&generator) : council.pupils.school(of: pupil, on: day).urn)
    sheet.day(day)
    if generator.chance(0.01) { sheet.blank() } else { sheet.number(generator.pick(Self.sessions)) }
    sheet.text(ExclusionReasons.all.draw(&generator))
    sheet.text(council.pupils.status(of: pupil, on: day).rawValue)
    try sheet.endRow()
  }
}
