package import Model

/// The risks by likelihood and impact.
///
/// **Shape**: three rows of likelihood, the highest first, by three columns of impact, the lowest first.
package struct RiskMap {
  /// One cell of the map.
  ///
  /// **Shape**: a likelihood and an impact.
  package struct Cell {
    /// The likelihood times the impact, from 1 to 9.
    package var score: Int
    /// The score and the risks with it, each with an arrow where it has moved; a dash where there are none: `6: R1, R3 ↑`.
    package var text: String

    /// How the cell is shaded: `high`, `medium` or `low`. The score in the cell says the same.
    package var shade: String { score >= 6 ? "high" : score >= 3 ? "medium" : "low" }
  }

  /// What stands above the columns: the likelihood, then each impact, the lowest first.
  package static let headings = ["Likelihood", "Low impact", "Medium impact", "High impact"]
  private static let levels = RiskScore.Level.allCases

  /// The rows, the highest likelihood first; each has a cell for each impact, the lowest first.
  package let rows: [(likelihood: String, cells: [Cell])]
  /// What the scores mean, and the arrows where there are any.
  package let legend: String

  /// Places the risks by their scores after mitigation (`isMitigated`) or before it. A risk that nobody has scored after
  /// mitigation is placed by its score before.
  package init(_ risks: [RiskStatus], isMitigated: Bool) {
    let hasMoved = isMitigated && risks.contains { $0.movement == .better || $0.movement == .worse }
    let arrows = "↑ higher and ↓ lower than at the previous review, or than when the risk was raised."
    legend = "Score: likelihood × impact, from 1 to 9." + (hasMoved ? " " + arrows : "")
    rows = Self.levels.reversed().map { likelihood in
      let cells = Self.levels.map { impact in
        let place = RiskScore(likelihood: likelihood, impact: impact)
        let here = risks.filter { (isMitigated ? $0.after ?? $0.before : $0.before) == place }
        let names = here.map { isMitigated ? $0.id + Self.arrow($0.movement) : $0.id }
        return Cell(score: place.score, text: "\(place.score): \(names.isEmpty ? "–" : names.joined(separator: ", "))")
      }
      return (likelihood.rawValue.withCapital, cells)
    }
  }

  private static func arrow(_ movement: RiskStatus.Movement?) -> String {
    switch movement {
    case .worse: "\u{A0}↑"
    case .better: "\u{A0}↓"
    case .same, nil: ""
    }
  }
}
