import Model
import Testing
import Transformers

/// Categories that do not add up to the whole, and why.
@Suite struct CategoryOverlapTests {
  private func overlaps(_ measure: MeasureDefinition, _ parts: [Double], of whole: Double?) throws -> [CategoryOverlap]? {
    let day = try #require(Day(iso: "2024-03-31"))
    let figure = FigureDefinition(
      id: FigureID(kpi: "9"), title: "", shortTitle: "", unit: .counted("children"), better: .lower, measure: measure,
      baseline: nil,
      targets: [], trajectory: .line, expectedFrom: nil, endsWithLastTarget: false, amberPercent: 10,
      comparison: .previousMonthEnd, breakdowns: [Dimension(name: "reason", lookup: .column("reason"))], alsoShown: [])
    let points = parts.enumerated().map { index, value in
      BreakdownPoint(
        id: figure.id, measure: "value", asOf: day, dimension: "reason", category: "\(index)", unit: "children",
        answer: Answer(value: value, numerator: value, denominator: nil, counted: 0))
    }
    return figure.overlaps(of: whole, in: points, asOf: day)
  }

  private static let rule = RowRule(source: "s", day: "d", window: .toDate)

  @Test func `distinct children may be in several categories`() throws {
    #expect(
      try overlaps(.distinct(Self.rule, of: "e"), [5, 4], of: 7)
        == [CategoryOverlap(dimension: "reason", sum: 9, cause: .several)])
    #expect(try overlaps(.distinct(Self.rule, of: "e"), [5, 4], of: 9) == nil)
    #expect(try overlaps(.distinct(Self.rule, of: "e"), [5, 4], of: nil) == nil)
  }

  @Test func `children who repeat may repeat in no category alone`() throws {
    #expect(
      try overlaps(.repeats(Self.rule, of: "e", Repetition(.entities)), [1, 1], of: 4)
        == [CategoryOverlap(dimension: "reason", sum: 2, cause: .repeats)])
    #expect(try overlaps(.count(Self.rule), [1, 1], of: 4) == nil)
  }
}
