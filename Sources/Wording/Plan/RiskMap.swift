package import Model

/// The risks by likelihood and impact, three levels each: likelihood down, the highest first, impact across.
package struct RiskMap {
  package struct Cell {
    /// Likelihood times impact, 1 to 9.
    package var score: Int
    /// Those that stand there, each with where it has moved; a dash where none does.
    package var text: String

    /// How it is shaded. Nothing is said by the shade alone: the cell has its score.
    package var shade: String { score >= 6 ? "high" : score >= 3 ? "medium" : "low" }
  }

  package static let headings = ["Likelihood", "Low impact", "Medium impact", "High impact"]
  private static let levels = RiskScore.Level.allCases

  package let rows: [(likelihood: String, cells: [Cell])]
  /// What the scores are, and the arrows where there are any.
  package let legend: String

  /// With what is done against them, or without. A risk that nobody has scored with it stands where it stands without.
  package init(_ risks: [RiskStatus], isMitigated: Bool) {
    let hasMoved = isMitigated && risks.contains { $0.movement == .better || $0.movement == .worse }
    let arrows = "↑ is worse and ↓ better than at the review before, or than when the risk was raised."
    legend = "Scores are likelihood times impact, from 1 to 9." + (hasMoved ? " " + arrows : "")
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
