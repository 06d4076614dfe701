internal import Model

extension DayFormat {
  /// Reads the formats of a column of days, of which no two may read one text as two days.
  static func formats(_ entry: Entry) -> Set<DayFormat> {
    let formats = Set(entry.items().compactMap { $0.choice("date format", DayFormat.self) })
    for ambiguity in ambiguities where ambiguity.days.allSatisfy({ formats.contains($0.key) }) {
      let meanings = ambiguity.days.map { "\($0.value.inWords) as '\($0.key.rawValue)'" }
      entry.report(
        .wrongValue, "'\(ambiguity.text)' would be \(meanings.joined(separator: ", and "))",
        hint: "choose one of these two formats for the column")
    }
    return formats
  }
}
