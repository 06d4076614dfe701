internal import Model

/// Reads a target: a number, `50%` or `95% of baseline`; `{value: 90, printed: "900%"}` where the plan prints something else;
/// `{printed: N/A}` where it prints words alone.
struct TargetReader {
  static let value = Key(
    "value", .entry(.either(plainShapes)), .required, "The target, in the figure's unit, or as a share of the baseline.",
    example: "90")
  static let printed = Key(
    "printed", .text, .required, "What the plan prints: words alone, or what `value` is read from.", example: "N/A")
  static let printedOtherwise = Key(
    printed.name, .text, .optional(default: "the value as it is written"), printed.sentence, example: "\"900%\"")
  static let footnote = Key(
    "footnote", .text, .optional, "What a reader must know of the printed words, such as that they are a misprint.",
    example: "The published plan prints \"900%\", which is read as a misprint for 90%.")
  static let keys = KeySet(
    "target", "What a figure should be at a checkpoint.", [footnote, ConfirmationReader.toConfirm],
    kinds: KeySet.Kinds(
      choice: .presence(of: [value.name]),
      all: [
        (kind: "a target with a value", keys: [value, printedOtherwise]), (kind: "a target in words alone", keys: [printed]),
      ]))

  private static let plainShapes: [Shape] = [
    .anyNumber, .form("a percentage, of a figure in percent", pattern: #"[-+]?[0-9]+(\.[0-9]+)?%"#, examples: ["50%"]),
    .form("a share of the baseline", pattern: #"[0-9]+(\.[0-9]+)?% of baseline"#, examples: ["95% of baseline"]),
  ]
  static let shape = Shape.either(plainShapes + [.mapping(keys.name)])

  /// The figure's unit; nil where it could not be read.
  let unit: Unit?
  /// The figure's baseline, of which targets may be a share; nil where it has none.
  let baseline: Baseline?

  /// The target, and what of it is to be confirmed; nil where it could not be read.
  func target(_ entry: Entry, at checkpoint: Checkpoint) -> (Target, toConfirm: Confirmation?)? {
    var target = Target(checkpoint: checkpoint.name, date: checkpoint.date, value: nil)
    guard entry.isMapping else { return aim(&target, at: entry) ? (target, nil) : nil }
    return Self.keys.read(entry) { fields in
      let hasValue = fields.has(Self.value)
      let isRead = hasValue ? fields[Self.value].map { aim(&target, at: $0) } ?? false : true
      target.footnote = fields[Self.footnote]
      let toConfirm = ConfirmationReader.confirmation(fields, .target, name: checkpoint.name)
      let printed = hasValue ? fields[Self.printedOtherwise] : fields[Self.printed]
      guard isRead, hasValue || printed != nil else { return nil }
      if let printed { target.printed = printed }
      return (target, toConfirm)
    }
  }

  /// Reads a number, or a share of the baseline. Where the baseline is given, the target's value is known at once.
  private func aim(_ target: inout Target, at entry: Entry) -> Bool {
    guard let text = entry.scalar, text.hasSuffix(Self.ofBaseline) else {
      (target.value, target.printed) = (number(entry), entry.scalar ?? "")
      return target.value != nil
    }
    guard let percent = Double(text.dropLast(Self.ofBaseline.count)), (0...10_000).contains(percent) else {
      entry.report(.wrongValue, "'\(text)' is not a share of the baseline", hint: "write it as 95% of baseline")
      return false
    }
    guard let baseline else {
      entry.report(.missingKey, "'\(text)' needs a baseline, and this figure has none", hint: "add baseline: {value: …, date: …}")
      return false
    }
    (target.shareOfBaseline, target.printed) = (percent, text)
    if case .given(let value, _, _) = baseline { target.value = target.value(baseline: value) }
    return true
  }

  /// A number, with a percent sign where the figure is a percentage.
  private func number(_ entry: Entry) -> Double? {
    guard unit == .percent, let text = entry.scalar, text.hasSuffix("%"), let percent = Double(text.dropLast()), percent.isFinite
    else { return entry.number() }
    return percent
  }

  private static let ofBaseline = "% of baseline"
}
