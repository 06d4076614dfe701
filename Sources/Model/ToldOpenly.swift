extension Unit {
  /// Whether a message that leaves the building may tell an answer: a count of 1 to 4 children, a share from which one could be had
  /// back, and a median of so few, may point at a child. Schools and stages of a plan are nobody.
  package func mayTell(_ answer: Answer) -> Bool {
    func isFew(_ number: Double?) -> Bool { number.map { $0 > 0 && $0 < 5 } ?? false }
    guard name != "schools", name != "stages" else { return true }
    if isCounted { return !isFew(answer.value) }
    if isFew(answer.numerator) || isFew(answer.denominator) { return false }
    guard self == .percent, let part = answer.numerator, let whole = answer.denominator else { return true }
    return !isFew(whole - part)
  }
}
