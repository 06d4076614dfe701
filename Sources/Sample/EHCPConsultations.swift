internal import Model

/// Schools consulted on naming them in a plan: they come to say yes more often.
struct EHCPConsultations: CouncilExport {
  let name = "ehcp_consultations"
  let columns = ["consultation_id", "school_urn", "sent_date", "response_date", "response"]
  let dates = RowDates("sent_date", later: ["response_date": ["response"]])

  private static let positive = InventedCourse((InventedDays.marchBaseline, 0.58), (InventedDays.end, 0.76))

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.consultations)
    let lottery = council.lottery { $0.phase == .special ? 6 : $0.requestPull }
    var position = 0
    for month in council.calendar.months {
      for sent in generator.days(generator.within(105...145), of: month.weekdays) {
        let school = council.schools[lottery.draw(&generator)]
        sheet.identifier(.consultation, council.recordNumber(position))
        sheet.number(generator.chance(0.01) ? council.unregisteredURN(&generator) : school.urn)
        sheet.day(sent)
        writeResponse(sent, &generator, to: &sheet)
        try sheet.endRow()
        position += 1
      }
    }
  }

  private func writeResponse(_ sent: Day, _ generator: inout Generator, to sheet: inout Sheet) {
    let day = sent + 3 + Int(40 * generator.skewed())
    guard day <= InventedDays.end, generator.chance(0.93) else {
      sheet.blank()
      return sheet.blank()
    }
    let response = generator.chance(Self.positive.value(on: day)) ? "positive" : "negative"
    // A slip of the pen now and then leaves one of the two out.
    sheet.day(generator.chance(0.005) ? nil : day)
    sheet.text(generator.chance(0.01) ? "" : response)
  }
}
