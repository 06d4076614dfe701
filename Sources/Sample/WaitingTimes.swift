/// Waits for triage and for a first appointment. Their medians in the quarter of the baseline are exact in every area:
/// each month has as many waits above the median as below.
struct WaitingTimes: CouncilExport {
  let name = "waiting_times"
  let columns = [
    "referral_id", "person_id", "referral_date", "triage_date", "first_appointment_date", "withdrawn_date", "priority",
  ]
  let dates = RowDates("referral_date")

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.waitingTimes)
    var list = WaitingList(generator: generator)
    let waits = list.waits(council.calendar.months).enumerated()
      .sorted { ($0.element.referral, $0.offset) < ($1.element.referral, $1.offset) }.map(\.element)
    let first = generator.below(council.pupils.count)
    for (position, wait) in waits.enumerated() {
      sheet.identifier(.wait, council.recordNumber(position))
      // Steps of one prime come to no child twice.
      sheet.identifier(.pupil, council.pupilNumber((first + position * 7919) % council.pupils.count))
      sheet.day(wait.referral)
      sheet.day(wait.triage)
      sheet.day(wait.appointment)
      sheet.day(wait.withdrawal)
      sheet.text(priority(wait, &generator))
      try sheet.endRow()
    }
  }

  private func priority(_ wait: Wait, _ generator: inout Generator) -> String {
    if generator.chance(0.06) { return "" }
    return generator.chance(wait.wasShort ? 0.4 : 0.15) ? "vulnerable" : "routine"
  }
}
