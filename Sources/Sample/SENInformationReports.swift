internal import Model

/// Audits of schools' SEN information reports, which began in April 2023. Schools whose report falls short are seen
/// again; by the end nearly all that were audited refer to the Graduated Response, but some were never audited. What is ordinarily
/// available comes later, and not at the same schools first.
struct SENInformationReports: CouncilExport {
  let name = "sen_information_reports"
  let columns = ["school_urn", "audit_date", "report_found", "refers_to_graduated_response", "refers_to_ordinarily_available"]
  let dates = RowDates("audit_date")

  private static let auditedInTheEnd = 0.94
  private static let firstAudits = InventedCourse(
    (.on(2023, 4, 3), 0), (.on(2023, 4, 28), 0.22), (.on(2023, 9, 30), 0.6), (.on(2024, 3, 15), 1))
  private static let referring = InventedCourse(
    (.on(2023, 4, 30), 0.22), (.on(2023, 9, 30), 0.6), (.on(2024, 2, 12), 0.92), (.on(2024, 3, 28), 0.925))
  // Whoever falls short by then is seen once more before the year ends.
  private static let lastRound = Day.on(2024, 2, 14)

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.reports)
    let schools = council.lastingSchools(&generator)
    let audited = schools.prefix(Int(Double(schools.count) * Self.auditedInTheEnd))
    let readiness = EvenSpread(start: generator.fraction())
    for (position, school) in audited.enumerated() {
      let first = Self.firstAudits.day(reaching: (Double(position) + 0.5) / Double(audited.count)).backToWeekday
      try write(school, from: first, readiness: readiness[position], &generator, to: &sheet)
    }
  }

  /// A school's audits, until its report is as it should be.
  private func write(
    _ school: School, from first: Day, readiness: Double, _ generator: inout Generator, to sheet: inout Sheet
  ) throws {
    var (day, isDone) = (first, false)
    while day <= InventedDays.end, !isDone {
      isDone = readiness < Self.referring.value(on: day)
      let isFound = isDone || generator.chance(0.88)
      sheet.number(school.urn)
      sheet.day(day)
      sheet.text(isFound ? "yes" : "no")
      sheet.text(isFound ? (isDone ? "yes" : "no") : "")
      let isNamed = (readiness + 0.15).truncatingRemainder(dividingBy: 1) < 0.85 * Self.referring.value(on: day)
      sheet.text(isFound ? (isNamed ? "yes" : "no") : "")
      try sheet.endRow()
      var next = day + generator.within(60...110)
      if next > InventedDays.end, day < Self.lastRound { next = Self.lastRound + generator.within(1...44) }
      day = next.backToWeekday
    }
  }
}
