internal import Model

/// Qualitative findings: all that is due but one report on complaints, the last; and other evidence.
struct QualitativeFindings: CouncilExport {
  let name = NarrativeSource.qualitative.rawValue
  let columns = ["reference", "area", "period_end", "summary", "actions_taken", "source"]
  let dates = RowDates("period_end")

  private typealias Finding = (reference: String, area: Int, end: Day, summary: String, actions: String, source: String)
  private static let findings: [Finding] = [
    (
      "QI 1", 1, InventedDays.september, "Of nine inspections two ask for better support plans.",
      "Both schools work with an adviser.", "Ofsted reports"
    ),
    (
      "QI 1", 1, InventedDays.end, "Of eleven inspections one asks for better support plans.",
      "The school has a visit each term.",
      "Ofsted reports"
    ),
    (
      "QI 2", 1, .on(2023, 11, 30), "Families say that they hear nothing while they wait for an assessment.",
      "A letter is sent each quarter.", "Listening event, November 2023"
    ),
    ("QI 3", 1, InventedDays.june, "Most complaints are about delays in EHC plans.", "", "Complaints team"),
    ("QI 3", 1, InventedDays.september, "Fewer complaints about delays, more about transport.", "", "Complaints team"),
    ("QI 3", 1, .on(2023, 12, 31), "Complaints about delays have halved.", "", "Complaints team"),
    (
      "QI 1", 2, InventedDays.september, "Inspectors praise behaviour policies in six of nine schools.", "", "Ofsted reports"
    ),
    (
      "QI 1", 2, InventedDays.end, "Inspectors name part-time timetables as a worry in two schools.", "Both are followed up.",
      "Ofsted reports"
    ),
    (
      "QI 2", 2, .on(2024, 2, 29), "Young people want one adult whom they know.", "The pathway team names one for each.",
      "The Unstoppables, February 2024"
    ),
    ("QI 4", 2, .on(2023, 12, 31), "Nine of ten staff feel surer after the training.", "", "Evaluation of training"),
    (
      "AE 1", 1, .on(2023, 7, 14), "Four of five parents at a coffee morning knew what their school offers.", "",
      "Coffee mornings, summer term"
    ),
    (
      "AE 2", 2, .on(2024, 3, 8), "A secondary school reports its first term without a permanent exclusion.",
      "Its approach is shared in the area.", "Area Inclusion Partnership"
    ),
  ]

  func write(_ council: Council, to sheet: inout Sheet) throws {
    guard council.index == 0 else { return }
    for finding in Self.findings {
      sheet.text(finding.reference)
      sheet.number(finding.area)
      sheet.day(finding.end)
      sheet.text(finding.summary)
      sheet.text(finding.actions)
      sheet.text(finding.source)
      try sheet.endRow()
    }
  }
}
