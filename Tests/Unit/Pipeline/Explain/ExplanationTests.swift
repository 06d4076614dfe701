import Drawing
import FoundationEssentials
import Model
import Pipeline
import Testing

/// Each figure of the committed plan and of the invented area is explained on many days over their exports: rows add up, the roles
/// give the figure back, and the way from one day to the next leaves nothing over.
@Suite struct ExplanationTests {
  private static let worlds = [
    ("Pipelines", "Fixtures/somerset", "2023-01-31", "2024-03-31"),
    ("Pipelines", "Fixtures/somerset-messy", "2023-01-31", "2024-03-31"),
    ("Fixtures/northmoor/Pipelines", "Fixtures/northmoor/exports", "2024-01-31", "2025-02-28"),
  ]

  @Test(arguments: worlds)
  func addsUp(pipelines: String, input: String, first: String, last: String) throws {
    func path(_ name: String) -> String { Project.folder.appending(path: name).path() }
    let definitions = try DefinitionFolder(path: path(pipelines)).definitions
    let figures = definitions.figures.map(\.figure)
    let exports = try TracedExports(of: figures, in: definitions, input: path(input))
    let days = Day.monthEnds(from: try #require(Day(iso: first)), to: try #require(Day(iso: last)))
    for figure in figures {
      for (before, day) in zip(days, days.dropFirst()) {
        for explained in exports.explanations(of: figure.id, asOf: day) { try check(explained, day) }
        for middle in [before + 11, day] {
          for bridge in exports.bridges(of: figure.id, from: before, to: middle).compactMap(\.self) {
            check(bridge, "\(figure.id) \(before) \(middle)")
          }
        }
      }
    }
  }

  private func check(_ explained: ExplainedFigure, _ day: Day) throws {
    let name = "\(explained.id) \(explained.measure) \(day)"
    for use in explained.uses { #expect(use.addsUp, "\(name): \(use)") }
    #expect(explained.fault == nil, "\(name)")
    guard explained.figure.value != nil, let own = explained.uses.first, explained.parts.isEmpty else { return }
    let answer = explained.figure.answer
    // Where each entity has one row at most, it is not asked for.
    let entities = Double(own.entities ?? own.counted)
    switch explained.definition {
    case .count: #expect(Double(own.numerator) == answer.numerator, "\(name)")
    case .distinct, .stages: #expect(entities == answer.numerator, "\(name)")
    case .proportion(_, _, of: nil), .latest, .coverage:
      #expect(Double(own.numerator) == answer.numerator, "\(name)")
      #expect(Double(own.counted) == answer.denominator, "\(name)")
    case .proportion: #expect(entities == answer.denominator, "\(name)")
    case .repeats(_, _, let repetition):
      let counted = repetition.statistic == .entities ? own.entities : own.numerator
      #expect(counted.map(Double.init) == answer.numerator, "\(name)")
    case .duration:
      #expect(Double(own.counted) == answer.denominator, "\(name)")
      if let numerator = answer.numerator { #expect(Double(own.numerator) == numerator, "\(name)") }
    case .sum, .proportionOfSums, .statistic, .combined: break
    }
  }

  private func check(_ bridge: Bridge, _ name: String) {
    if let residue = bridge.residue { #expect(abs(residue) < 1e-9, "\(name): \(residue), \(bridge.causes)") }
    for (from, to, change) in [
      (bridge.from.answer.numerator, bridge.to.answer.numerator, bridge.causes.reduce(0) { $0 + ($1.effect.numerator ?? 0) }),
      (
        bridge.from.answer.denominator, bridge.to.answer.denominator,
        bridge.causes.reduce(0) { $0 + ($1.effect.denominator ?? 0) }
      ),
    ] {
      guard let from, let to else { continue }
      #expect(abs(to - from - change) < 1e-9, "\(name)")
    }
  }
}
