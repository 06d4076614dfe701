internal import Model

/// A figure with its value on an earlier day.
struct ComparedFigure {
  private let line: ScorecardLine
  private let then: Double
  private let value: Double

  /// Nil where either value is missing.
  init?(_ line: ScorecardLine, then: Double?) {
    guard let value = line.value, let then else { return nil }
    (self.line, self.then, self.value) = (line, then, value)
  }

  /// Whether it is better or worse than it was, as both are shown.
  fileprivate var direction: Direction {
    let unit = Unit(line.unit)
    guard unit.number(then) != unit.number(value) else { return .steady }
    return (value > then) == (line.better == .higher) ? .improving : .worsening
  }

  /// `7 (119 exclusions, was 126)`; without its values where they are the same.
  fileprivate var change: String {
    let unit = Unit(line.unit)
    return "\(line.id)" + (direction == .steady ? "" : " (\(unit.text(value)), was \(unit.number(then)))")
  }
}

extension [ComparedFigure] {
  /// `Better: KPIs 5b (14.9 months, was 16.0) and 7 (119 exclusions, was 126).`, and the same for worse and unchanged.
  var sentences: [String] {
    [("Better", Direction.improving), ("Worse", .worsening), ("Unchanged", .steady)].compactMap { word, direction in
      let own = filter { $0.direction == direction }.map(\.change)
      return own.isEmpty ? nil : "\(word): \(own.count == 1 ? "KPI" : "KPIs") \(own.joinedInWords)."
    }
  }
}
