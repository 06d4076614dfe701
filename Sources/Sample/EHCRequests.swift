/// Requests for an education, health and care needs assessment, mostly for pupils on SEN support.
struct EHCRequests: CouncilExport {
  let name = "ehc_requests"
  let columns = ["request_id", "pupil_id", "school_urn", "request_date"]
  let dates = RowDates("request_date")

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.requests)
    let lottery = council.lottery { $0.phase == .special ? 0 : $0.requestPull }
    var position = 0
    for month in council.calendar.months {
      for day in generator.days(generator.within(85...120), of: month.weekdays) {
        let wanted = generator.chance(0.8) ? SENStatus.support : .none
        let pupil = council.pupil(lottery, on: day, &generator) { $0 == wanted }
        sheet.identifier(.request, council.recordNumber(position))
        sheet.identifier(.pupil, council.pupilNumber(pupil))
        sheet.number(
          generator.chance(0.01)
            ? council.unregisteredURN(&generator) : council.pupils.school(of: pupil, on: day).urn)
        sheet.day(day)
        try sheet.endRow()
        position += 1
      }
    }
  }
}
