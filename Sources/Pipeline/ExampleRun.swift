internal import Extractors
package import Model
internal import Transformers

/// Runs the worked examples kept beside each definition: their rows go the whole way, from CSV text to scorecard line.
package struct ExampleRun: Sendable {
  package struct Failure: Sendable {
    package var kpi: String
    package var example: String
    package var asOf: Day
    package var field: String
    package var wanted: String
    package var found: String
    package var location: SourceLocation
  }
  package private(set) var count = 0
  package private(set) var passed = 0
  package private(set) var failures: [Failure] = []

  package init(_ definitions: DefinitionSet, kpis: [String] = []) {
    for kpi in definitions.kpis where kpis.isEmpty || kpis.contains(kpi.id) {
      for example in kpi.examples { run(example, of: kpi, definitions) }
    }
  }

  private mutating func run(_ example: Example, of kpi: KPIDefinition, _ definitions: DefinitionSet) {
    let texts = Dictionary(example.exports.map { ($0.source, $0.csv) }) { first, _ in first }
    let reading = AllExtractions(of: definitions.needs(of: kpi.figures), definitions: definitions) { source in
      texts[source.name].map { [.inMemory(name: source.name + ".csv", text: $0)] } ?? []
    }
    count += 1
    var isRight = true
    for figure in kpi.figures {
      let calculation = Calculation(figure, sources: definitions.sources, exports: reading.exports)
      let line = ScorecardBuilder(
        kpi: kpi, calculation: calculation, run: "example", fingerprint: ""
      ).line(asOf: example.asOf)
      for expectation in example.expectations where expectation.part == figure.id.part {
        let found = Self.find(expectation.field, line, calculation, reading.quality)
        guard !Self.agree(expectation.wanted, found) else { continue }
        isRight = false
        failures.append(
          Failure(
            kpi: figure.id.description, example: example.name, asOf: example.asOf, field: expectation.field, wanted: expectation.wanted,
            found: found, location: expectation.location))
      }
    }
    if isRight { passed += 1 }
  }

  private static func find(
    _ field: String, _ line: ScorecardLine, _ calculation: Calculation, _ quality: [SourceQuality]
  ) -> String {
    func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "none" }
    let path = field.split(separator: ".", maxSplits: 2).map(String.init)
    switch path[0] {
    case "value": return text(line.value)
    case "numerator": return text(line.numerator)
    case "denominator": return text(line.denominator)
    case "baseline": return text(line.baseline?.value)
    case "expected": return text(line.expected)
    case "status": return line.status.rawValue
    case "rag": return line.rag?.rawValue ?? "none"
    case "direction": return line.direction?.rawValue ?? "none"
    case "reason": return line.reason?.rawValue ?? "none"
    case "rejected" where path.count == 2:
      return quality.first { $0.source == path[1] }.map { "\($0.rejected)" } ?? "none"
    case "breakdown" where path.count == 3:
      let point = calculation.breakdowns(asOf: line.asOf)
        .first { $0.measure == "value" && $0.dimension == path[1] && $0.category == path[2] }
      return text(point?.value)
    default:
      return text(calculation.series(asOf: line.asOf).first { $0.measure == field }?.value)
    }
  }

  /// Numbers agree when they are equal at the written places; everything else letter for letter.
  private static func agree(_ wanted: String, _ found: String) -> Bool {
    guard let number = Double(wanted), let other = Double(found) else { return wanted == found }
    let places = wanted.split(separator: ".").dropFirst().first?.count ?? 0
    var unit = 1.0
    for _ in 0..<places { unit /= 10 }
    return abs(number - other) <= (places == 0 ? 1e-9 : unit / 2 + 1e-9)
  }
}
