internal import Model

/// Reads a baseline: `{value: 128, date: 2023-02-28, qualifier: "<"}` or `{measured: 2023-03-31}`. Either may say what the plan
/// prints, what the number means, and what is to be confirmed. `{printed: To be confirmed}` has words alone, and no number yet.
struct BaselineReader {
  static let measured = Key(
    "measured", .day, .required, "The date for which the program calculates the baseline from the exports.", example: "2023-03-31"
  )
  static let value = Key("value", .number, .required, "The baseline, in the figure's unit.", example: "128")
  static let date = Key("date", .day, .required, "The date of the baseline.", example: "2023-02-28")
  static let qualifier = Key(
    "qualifier", .text, .optional, "What the plan prints before the number. It is shown and does not count.", example: "\"<\"")
  static let reason = Key(
    "reason", .text, .optional, "Why the baseline was corrected, for the next person who reads the definition.",
    example: "A school was missing.")
  static let frozenBy = Key(
    "frozen_by", .text, .optional, "Who set this baseline in place of the one that was measured or printed.",
    example: "Anna Smith")
  static let frozenOn = Key("frozen_on", .day, .optional, "The date on which that was done.", example: "2024-04-12")
  static let printed = Key(
    "printed", .text, .optional, "The baseline in the plan's words.", example: "128 (Feb 2023)")
  static let printedAlone = Key(
    printed.name, .text, .required, "The baseline in the plan's words, where there is no number yet.", example: "To be confirmed")
  static let label = Key(
    "label", .text, .optional, "What the baseline is, where its number alone would mislead.", example: "start of the year")
  static let keys = KeySet(
    "baseline", "Where a figure began.", [label, ConfirmationReader.toConfirm],
    kinds: KeySet.Kinds(
      choice: .presence(of: [measured.name, value.name, date.name]),
      all: [
        (kind: "a baseline that is measured", keys: [measured, printed]),
        (kind: "a baseline with a value", keys: [value, date, qualifier, reason, frozenBy, frozenOn, printed]),
        (kind: "a baseline with a date", keys: [value, date, qualifier, reason, frozenBy, frozenOn, printed]),
        (kind: "a baseline in words alone", keys: [printedAlone]),
      ]))

  func read(_ entry: Entry, into course: inout Course) {
    course.baseline = Self.keys.read(entry) { fields in
      let hasNumber =
        !fields.has(Self.printedAlone) || fields.has(Self.measured) || fields.has(Self.value) || fields.has(Self.date)
      course.printedBaseline = (hasNumber ? fields[Self.printed] : fields[Self.printedAlone]) ?? ""
      course.baselineLabel = fields[Self.label]
      if let toConfirm = ConfirmationReader.confirmation(fields, .baseline) { course.toConfirm.append(toConfirm) }
      if fields.has(Self.measured) { return fields[Self.measured].map { .measured(date: $0) } }
      guard hasNumber else { return nil }
      let (value, date, qualifier) = (fields[Self.value], fields[Self.date], fields[Self.qualifier] ?? "")
      course.baselineOrigin = BaselineOrigin(
        reason: fields[Self.reason], frozenBy: fields[Self.frozenBy], frozenOn: fields[Self.frozenOn])
      guard let value, let date else { return nil }
      return .given(value: value, date: date, qualifier: qualifier)
    }
  }
}
