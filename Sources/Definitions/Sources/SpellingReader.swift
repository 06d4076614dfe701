internal import Model

/// Reads the spellings of a heading or a code, each with the period in which it is in use, where that is not always.
enum SpellingReader {
  static let from = Key(
    "from", .anyDay, .optional(default: "always"), "The first day on which it is in use.", example: "2014-09-01")
  static let until = Key(
    "until", .anyDay, .optional(default: "always"), "The last day on which it is in use.", example: "2014-08-31")
  private static let text = Key("text", .text, .required, "The spelling.", example: "DfE number")
  static let keys = KeySet("dated spelling", "A spelling that is in use for some time only.", [text, from, until])

  /// `URN`, or `{text: DfE number, until: 2019-08-31}`.
  static let spelling = Form<Spelling>(.either([.text, .mapping(keys.name)])) { entry in
    guard entry.isMapping else { return entry.text().map { Spelling($0) } }
    return keys.read(entry) { fields in
      let (text, period) = (fields[text], period(fields))
      return text.map { Spelling($0, period) }
    }
  }

  /// Reads `from` and `until`; both days are included.
  static func period(_ fields: Fields) -> Validity {
    let period = Validity(from: fields[from], until: fields[until])
    if let start = period.from, let end = period.until, end < start {
      fields.entry(of: until)?.report(.datesOutOfOrder, "'until' (\(end)) is before 'from' (\(start))")
    }
    return period
  }
}
