internal import Model

/// Reads `header` of `plan.yml`: the inspection that led to the plan, and who is responsible for it.
struct HeaderReader {
  func header(_ entry: Entry) -> PlanHeader {
    Fields.read(entry) { fields in
      PlanHeader(
        inspection: fields.optional("inspection").flatMap(days), revisitReport: fields.optional("revisit_report").flatMap(days),
        finding: fields.optional("finding")?.text(),
        accountableOfficers: fields.optional("accountable_officers")?.texts() ?? [],
        advisers: fields.optional("advisers")?.texts() ?? [])
    }
  }

  /// Reads `{from: 2022-11-28, to: 2022-12-01, printed: 28 November – 1 December 2022}`; a single day has no `to`.
  private func days(_ entry: Entry) -> PrintedDays? {
    Fields.read(entry) { fields in
      let first = fields.required("from")?.day()
      let end = fields.optional("to")
      let last = end.map { $0.day() } ?? first
      let printed = fields.required("printed")?.text()
      guard let first, let last, let printed else { return nil }
      if last < first { end?.report(.datesOutOfOrder, "'to' (\(last)) is before 'from' (\(first))") }
      return PrintedDays(first: first, last: last, printed: printed)
    }
  }
}

/// Reads `offices` of `plan.yml`: job title → organisation. A title that nobody in the plan has is a mistake.
struct OfficeReader {
  /// The job titles of the plan; nil where a file that may name more of them is broken.
  let titles: [String]?

  func offices(_ entry: Entry) -> [String: String] {
    let pairs = entry.pairs().compactMap { key, value -> (String, String)? in
      guard let title = key.name("job title", among: titles), let organisation = value.text() else { return nil }
      return (title, organisation)
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
