internal import Model
internal import Wording

/// A proposed definition as YAML, with a note next to each line that somebody might ask about.
struct SuggestedYAML {
  let lines: [String]

  init(_ source: SuggestedSource) {
    var lines = ["source: \(YAMLText.scalar(source.name))", "title: \(YAMLText.scalar(source.title))"]
    if !source.files.isEmpty { lines.append("files: \(YAMLText.list(source.files))") }
    lines.append(
      "key: " + (source.key.isEmpty ? "none" : YAMLText.list(source.key))
        + Self.comment(SuggestionSentences.key(source.key, areFew: source.hasTooFewRows)))
    if let column = source.datedBy { lines.append("dated_by: \(YAMLText.scalar(column))") }
    if let period = source.period {
      lines.append(
        "sense_checks: {off: [gaps, seasons], stale_after_days: \(PeriodLag.days(after: period))}"
          + Self.comment(SuggestionSentences.senseChecks(period)))
    }
    if let layout = Self.layout(source) { lines.append("layout: \(layout)") }
    lines.append("columns:")
    for column in source.columns { lines += Self.column(column) }
    self.lines = lines
  }

  private static func layout(_ source: SuggestedSource) -> String? {
    var parts: [String] = []
    if let delimiter = source.delimiter { parts.append("delimiter: \(delimiter)") }
    if source.titleLines > 0 { parts.append("title_lines: \(source.titleLines)") }
    if !source.endLines.isEmpty { parts.append("end_lines: \(YAMLText.list(source.endLines))") }
    return parts.isEmpty ? nil : "{" + parts.joined(separator: ", ") + "}"
  }

  private static func column(_ column: SuggestedColumn) -> [String] {
    var properties = kind(column.kind)
    properties[0] += comment(column.note.map(SuggestionSentences.note))
    if !column.totals.isEmpty {
      let rule = "\(YAMLText.scalar(column.name)): {not: \(YAMLText.list(column.totals))}"
      properties.append("# \(SuggestionSentences.totals(column.totals, rule: rule))")
    }
    if !column.suppressed.isEmpty { properties.append("suppressed: \(YAMLText.list(column.suppressed))") }
    if column.isRequired { properties.append("required: yes") }
    if column.heading != column.name { properties.append("headings: \(YAMLText.list([column.heading]))") }
    return ["  \(YAMLText.scalar(column.name)):"] + properties.map { "    " + $0 }
  }

  private static func kind(_ kind: SuggestedColumn.Kind) -> [String] {
    switch kind {
    case .identifier(let domain): return ["type: identifier", "domain: \(YAMLText.scalar(domain))"]
    case .category: return ["type: category"]
    case .text: return ["type: text"]
    case .code(let codes): return ["type: code", "codes: \(YAMLText.list(codes))"]
    case .day(let formats, let hasEarlyDays):
      var lines = ["type: day"]
      if !formats.isEmpty { lines.append("formats: [\(formats.map(\.rawValue).joined(separator: ", "))]") }
      if hasEarlyDays { lines.append("not_before: none") }
      return lines
    case .number(let places, let low, let high, let hasThousands, let hasPercentSigns):
      var lines = ["type: number"]
      if places > 0 { lines.append("places: \(places)") }
      if let low { lines.append("at_least: \(low)") }
      if let high { lines.append("at_most: \(high)") }
      if hasThousands { lines.append("thousands: comma") }
      if hasPercentSigns { lines.append("percent_sign: allowed") }
      return lines
    }
  }

  private static func comment(_ text: String?) -> String { text.map { "  # \($0)" } ?? "" }
}
