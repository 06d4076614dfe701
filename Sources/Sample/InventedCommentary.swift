internal import Model

/// What owners say next to their figures: one plan's, however many councils there are. Invented, and of no child.
struct InventedCommentary: CouncilExport {
  let name = NarrativeSource.commentary.rawValue
  let columns = ["kpi", "part", "period_end", "author", "text"]
  let dates = RowDates("period_end")

  private static let rows: [(kpi: Int, part: String, day: Day, author: String, text: String)] = [
    (
      1, "", InventedDays.june, "Head of SEND",
      "Recording is checked school by school before each census. The schools furthest behind have been visited."
    ),
    (
      1, "", InventedDays.end, "Head of SEND",
      "Primary and secondary schools record alike now. Where a need is missing it is often known, and not yet in the record."
    ),
    (
      5, "", InventedDays.september, "Commissioning Manager for Learning Disability and Autism, NHS Somerset",
      "Extra clinics run on Saturdays until the end of the year.\nThey take those who have waited longest first."
    ),
    (
      5, "a", InventedDays.end, "Commissioning Manager for Learning Disability and Autism, NHS Somerset",
      "Half of all referrals are now triaged within seven weeks. What takes longer mostly waits for missing papers."
    ),
    (
      7, "", InventedDays.september, "Head of Service, Vulnerable Learners",
      "Most exclusions follow a first year in a new school. The inclusion team meets those schools each half term."
    ),
    (
      7, "", InventedDays.end, "Head of Service, Vulnerable Learners",
      "Managed moves are agreed sooner. Two clusters of schools have no place left for them, and need one."
    ),
    (
      13, "", InventedDays.end, "Commissioning Manager for Women, Children and Families, NHS Somerset",
      "The third support team began in January. Its schools are only now making referrals."
    ),
  ]

  func write(_ council: Council, to sheet: inout Sheet) throws {
    guard council.index == 0 else { return }
    for row in Self.rows {
      sheet.number(row.kpi)
      sheet.text(row.part)
      sheet.day(row.day)
      sheet.text(row.author)
      sheet.text(row.text)
      try sheet.endRow()
    }
  }
}
