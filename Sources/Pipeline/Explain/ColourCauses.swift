internal import Model
internal import Transformers

/// Why a figure has another colour where its value alone does not say so: first the definitions are exchanged, then the day moves on,
/// then the baseline is the one that was measured.
struct ColourCauses {
  /// What a value is judged by.
  private struct Mark {
    var expected: Double?
    var better: Better
    var amberPercent: Double

    func colour(_ value: Double?) -> RAG? {
      guard let value, let expected else { return nil }
      return better.rag(value, expected: expected, amberPercent: amberPercent)
    }
  }
  private let was: ScorecardLine
  private let now: ScorecardLine
  private let before: FigureDefinition?
  private let after: FigureDefinition?
  private let keys: [KeyChange]

  /// `before` and `after` define the lines of a figure, where these definitions are at hand; `keys` are those that differ.
  init(_ was: ScorecardLine, _ now: ScorecardLine, _ before: FigureDefinition?, _ after: FigureDefinition?, _ keys: [KeyChange]) {
    (self.was, self.now, self.before, self.after, self.keys) = (was, now, before, after, keys)
  }

  /// None where the colour is the same, or is another for the value alone.
  var all: [DifferenceCause] {
    let isProvisional = was.status == .provisional || now.status == .provisional
    guard was.rag != now.rag, !isProvisional, was.value != nil, now.value != nil, isJudgedOtherwise else { return [] }
    return changes.map { change in
      let isShare = now.numerator != nil && now.denominator != nil
      return DifferenceCause(
        .expected(change),
        effect: BridgeCause.Effect(value: 0, numerator: isShare ? 0 : nil, denominator: isShare ? 0 : nil))
    }
  }

  /// Whether one of the values would have another colour by what the other is judged by.
  private var isJudgedOtherwise: Bool {
    mark(was, before).colour(now.value) != now.rag || mark(now, after).colour(was.value) != was.rag
  }

  private func mark(_ line: ScorecardLine, _ figure: FigureDefinition?) -> Mark {
    let known = figure ?? after ?? before
    return Mark(
      expected: line.expected, better: line.better, amberPercent: known?.amberPercent ?? FigureDefinition.usualAmberPercent)
  }

  private var changes: [ExpectedChange] {
    guard let after else { return ofLinesAlone }
    var found: [ExpectedChange] = []
    let earlier = Trajectory(after, baseline: baselineBefore(after)).expected(asOf: was.asOf)
    let isJudgedOtherwise = was.better != after.better || before.map { $0.amberPercent != after.amberPercent } ?? false
    if isJudgedOtherwise || !Self.isEqual(earlier, was.expected) || (before == nil && was.definition != now.definition) {
      found.append(.definition(keys))
    }
    let later = Trajectory(after, baseline: baselineBefore(after)).expected(asOf: now.asOf)
    if !Self.isEqual(earlier, later) { found.append(.day(from: earlier, to: later)) }
    if !Self.isEqual(later, now.expected) { found.append(.baseline(from: baselineBefore(after), to: now.baseline?.value)) }
    return found
  }

  /// What the lines themselves say, where the later definition is not at hand.
  private var ofLinesAlone: [ExpectedChange] {
    if was.definition != now.definition { return [.definition(keys)] }
    if was.asOf != now.asOf { return [.day(from: was.expected, to: now.expected)] }
    return [.baseline(from: was.baseline?.value, to: now.baseline?.value)]
  }

  /// The baseline of the later definition as it was known to the earlier line.
  private func baselineBefore(_ figure: FigureDefinition) -> Double? {
    guard case .measured(let day) = figure.baseline else { return figure.baseline?.value }
    guard let earlier = was.baseline, earlier.measured, earlier.date == day else { return now.baseline?.value }
    return earlier.value
  }

  private static func isEqual(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return isSame(one, other)
  }
}
