package import Model

extension Unit {
  /// An expected value as what a count must reach: of 123.2 exclusions at most, 123.
  package func limit(_ expected: Double, _ better: Better) -> Double {
    guard isCounted else { return expected }
    return better == .lower ? expected.rounded(.down) : expected.rounded(.up)
  }

  /// Which values meet a limit besides itself: `or more`, `or fewer`, `or less`.
  package func orBetter(_ better: Better) -> String {
    better == .higher ? "or more" : isCounted ? "or fewer" : "or less"
  }
}

extension StringProtocol {
  /// With a capital at the beginning, the rest as it is.
  package var withCapital: String { prefix(1).uppercased() + dropFirst() }

  /// As it stands inside a sentence: without a capital at the beginning, but for an abbreviation such as `EHC plans`.
  package var insideSentence: String {
    dropFirst().first?.isUppercase == true ? String(self) : prefix(1).lowercased() + dropFirst()
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  package var joinedInWords: String { count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + (last ?? "") }
}
