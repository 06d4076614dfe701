internal import Model

/// Reads `header` of `plan.yml`: the inspection that led to the plan, and who is responsible for it.
struct HeaderReader {
  static let inspection = Key(
    "inspection", .mapping("printed days"), .optional, "The days of the inspection that led to the plan.",
    example: "{from: 2022-11-28, to: 2022-12-01, printed: 28 November to 1 December 2022}")
  static let revisitReport = Key(
    "revisit_report", .mapping("printed days"), .optional, "The day of the report on the revisit.",
    example: "{from: 2023-02-01, printed: 1 February 2023}")
  static let finding = Key("finding", .text, .optional, "What the revisit found.", example: "Progress is too slow.")
  static let accountableOfficers = Key(
    "accountable_officers", .texts, .optional, "The job titles of those who are accountable.", example: "[Head of SEND]")
  static let advisers = Key("advisers", .texts, .optional, "Who advises the area.", example: "[A SEND adviser]")
  static let keys = KeySet(
    "header", "The first page of the plan.", [inspection, revisitReport, finding, accountableOfficers, advisers])

  static let from = Key("from", .day, .required, "The first day.", example: "2022-11-28")
  static let to = Key("to", .day, .optional(default: "`from`"), "The last day.", example: "2022-12-01")
  static let printed = Key("printed", .text, .required, "The days in the plan's words.", example: "November 2022")
  static let days = KeySet("printed days", "A day or some days, with the plan's words for them.", [from, to, printed])

  func header(_ entry: Entry) -> PlanHeader {
    Self.keys.read(entry) { fields in
      PlanHeader(
        inspection: fields[Self.inspection].flatMap(days), revisitReport: fields[Self.revisitReport].flatMap(days),
        finding: fields[Self.finding], accountableOfficers: fields[Self.accountableOfficers] ?? [],
        advisers: fields[Self.advisers] ?? [])
    }
  }

  private func days(_ entry: Entry) -> PrintedDays? {
    Self.days.read(entry) { fields in
      let (first, last, printed) = (fields[Self.from], fields[Self.to], fields[Self.printed])
      guard let first, let printed, last != nil || !fields.has(Self.to) else { return nil }
      if let last, last < first {
        fields.entry(of: Self.to)?.report(.datesOutOfOrder, "'to' (\(last)) is before 'from' (\(first))")
      }
      return PrintedDays(first: first, last: last ?? first, printed: printed)
    }
  }
}
