import Drawing
import Foundation
import Model
import Testing
import Transformers

/// Nine series with the limits and point types that others' tools give them. They lie beside the repository, in
/// `../shared/data/spc`; without them these tests are skipped.
@Suite struct XmRCasesTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Parameters: Decodable, Sendable {
      var screenOutliers: Bool
      var improvement: String?
      var target: Double?
      var mrConstant: Double?
    }
    struct Published: Decodable, Sendable {
      var mean, lpl, upl, mrMean, lnpl, unpl, url: Double?
      var assuranceType: String?
    }
    struct Expected: Decodable, Sendable {
      var mean, amr, lpl, upl, nearLpl, nearUpl: Double
      var specialCauseType, pointType: [String]
    }
    var id: String
    var input: [Double]
    var params: Parameters
    var published: Published
    var expected: Expected?

    var testDescription: String { id }
    var rules: ControlRules { params.screenOutliers ? .plotTheDots : .makingDataCount }
  }

  static let cases: [Case] = {
    let file = Project.shared.appending(path: "spc/xmr-cases.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { return try decoder.decode([Case].self, from: data) } catch { preconditionFailure("\(file.path): \(error)") }
  }()

  @Test(.enabled(if: !cases.isEmpty)) func `all nine are there`() { #expect(Self.cases.count == 9) }

  @Test(.enabled(if: !cases.isEmpty), arguments: cases)
  func `limits are those of the published tool`(series: Case) throws {
    let limits = try #require(XmRLimits(series.input, series.rules))
    func isNear(_ value: Double, _ other: Double, _ tolerance: Double) -> Bool {
      abs(value - other) <= tolerance * max(1, abs(other))
    }
    if let expected = series.expected {
      let pairs = [
        (limits.mean, expected.mean), (limits.meanRange, expected.amr), (limits.lower, expected.lpl),
        (limits.upper, expected.upl), (limits.nearLower, expected.nearLpl), (limits.nearUpper, expected.nearUpl),
      ]
      for (ours, theirs) in pairs { #expect(isNear(ours, theirs, 1e-14)) }
    }
    // As their authors printed them, to the places they printed.
    let printed = [
      (limits.mean, series.published.mean), (limits.lower, series.published.lpl ?? series.published.lnpl),
      (limits.upper, series.published.upl ?? series.published.unpl), (limits.meanRange, series.published.mrMean),
      (limits.upperRange, series.published.url.map { $0 * 3.267 / (series.params.mrConstant ?? 3.267) }),
    ]
    for case (let ours, let theirs?) in printed { #expect(abs(ours - theirs) < 0.006) }
  }

  @Test(.enabled(if: !cases.isEmpty), arguments: cases)
  func `points are of the types that the published tool gives them`(series: Case) throws {
    guard let expected = series.expected else { return }
    let chart = drawn(series)
    let names: [ControlChart.Variation: String] = [
      .commonCause: "common_cause", .improvement: "special_cause_improvement", .concern: "special_cause_concern",
    ]
    #expect(chart.points.map { $0.variation.flatMap { names[$0] } ?? "" } == expected.pointType)
    #expect(chart.points.map { shown($0) } == expected.specialCauseType)
    if series.published.assuranceType == "inconsistent" { #expect(chart.assurance == .hitAndMiss) }
  }

  private func drawn(_ series: Case) -> ControlChart {
    let first = Day(iso: "2016-04-30") ?? Day(number: 0)
    let points = series.input.enumerated().map { ControlPoint(asOf: (first + 31 * $0.offset).endOfMonth, value: $0.element) }
    let chart = ControlChart(
      id: FigureID(kpi: "1"), basis: .value, unit: "children",
      better: series.params.improvement == "decrease" ? .lower : .higher, rules: series.rules, target: series.params.target,
      points: points)
    // The cases have limits however short they are.
    return ControlCharting(fewestPoints: 2).drawn(chart)
  }

  /// The cause that is shown, in the other tool's words.
  private func shown(_ point: ControlPoint) -> String {
    let isAbove = (point.value ?? 0) > (point.mean ?? 0)
    return switch point.causes.first {
    case nil: "Common Cause"
    case .outside: isAbove ? "Above UCL" : "Below LCL"
    case .trend: "7 Point Trend (\(isRising(point) ? "Increasing" : "Decreasing"))"
    case .twoOfThree: isAbove ? "2 in 3 Above CL" : "2 in 3 Below CL"
    case .shift: isAbove ? "7 Points Above CL" : "7 Points Below CL"
    }
  }

  private func isRising(_ point: ControlPoint) -> Bool { point.variation == .improvement }
}
