/// The register of schools.
struct Schools: CouncilExport {
  let name = "schools"
  let columns = ["school_urn", "school_name", "phase", "area", "headcount", "open_date", "close_date"]
  let dates = RowDates("open_date")

  func write(_ council: Council, to sheet: inout Sheet) throws {
    for school in council.schools {
      sheet.number(school.urn)
      sheet.text(school.name)
      sheet.text(school.phaseIsRecorded ? school.phase.rawValue : "")
      sheet.text(school.area)
      sheet.number(school.headcount)
      sheet.day(school.opened)
      sheet.day(school.closed)
      try sheet.endRow()
    }
  }
}
