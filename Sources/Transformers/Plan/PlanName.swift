internal import Model

/// Names of the plan as people write them: case and spaces make no difference.
enum PlanName {
  static func isSame(_ name: String, _ other: String) -> Bool { name == other || folded(name) == folded(other) }

  static func folded(_ name: String) -> String { name.foldedName }

  /// A part as it is written, and without the name of its whole before it: `a` for `1.1a`. Digits are not parted from digits:
  /// 12 is not part 2 of 1.
  static func readings(of part: String, within whole: String) -> [String] {
    let (part, whole) = (folded(part), folded(whole))
    guard !part.isEmpty else { return [] }
    guard part.hasPrefix(whole), let last = whole.last else { return [part] }
    let rest = part.dropFirst(whole.count)
    if last.isNumber, rest.first?.isNumber == true { return [part] }
    return [part, String(rest.drop { ".-".contains($0) })]
  }

  /// Whether a name is short, and has no character that a shell or a page would read as its own.
  static func isPlain(_ name: String) -> Bool {
    (1...16).contains(name.count) && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }
  }
}
