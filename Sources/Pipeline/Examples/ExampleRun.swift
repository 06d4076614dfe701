package import Model
internal import Transformers
internal import Wording

/// Runs the worked examples of the definitions: the rows of each are processed as an export's are, from CSV text to scorecard
/// line.
package struct ExampleRun: Sendable {
  /// An expectation of an example that the program does not meet.
  ///
  /// **Shape**: a figure, an example, a day and an expected value.
  package struct Failure: Sendable {
    /// The figure of which something else was expected.
    package var figure: FigureID
    /// The name of the example.
    package var example: String
    /// The day that the figure was worked out for.
    package var asOf: Day
    /// The expected value as the example writes it: a number, a name, or `none` where there should be no value.
    package var wanted: String
    /// The value that the program gives, in the same form.
    package var found: String
    /// Why the line has no value; empty where it has one.
    package var note: String
    /// The sources of the example that were refused and whose layout has title lines, with the number of these.
    package var titled: [(source: String, lines: Int)]
    /// Where the definition states the expectation.
    package var location: SourceLocation
  }
  /// How many examples were run.
  package private(set) var examples = 0
  /// For how many days they were run, added up over the examples.
  package private(set) var days = 0
  /// How many expectations were compared.
  package private(set) var checks = 0
  /// The expectations that were not met, in the order of the definitions; empty where all were.
  package private(set) var failures: [Failure] = []

  /// Runs the examples. `kpis` names the KPIs, or parts of them, whose examples are run; none for all.
  package init(_ definitions: DefinitionSet, kpis: [String] = []) {
    for kpi in definitions.kpis {
      let names = [kpi.id] + kpi.figures.map(\.id.description)
      guard kpis.isEmpty || kpis.contains(where: names.contains) else { continue }
      for example in kpi.examples { run(example, of: kpi, definitions) }
    }
  }

  private mutating func run(_ example: Example, of kpi: KPIDefinition, _ definitions: DefinitionSet) {
    let texts = Dictionary(example.exports.map { ($0.source, $0.csv) }) { first, _ in first }
    let figures = ExampleFigures(kpi, over: texts, definitions, asDelivered: example.isAsDelivered)
    examples += 1
    days += example.days.count
    for (place, figure) in kpi.figures.enumerated() {
      for (day, expectations) in example.days {
        let line = figures.line(of: place, asOf: day)
        for expectation in expectations where expectation.part == figure.id.part {
          checks += 1
          let found = Self.find(expectation.subject, line, figures.calculations[place], figures.quality)
          guard !Self.agree(expectation.wanted, found) else { continue }
          failures.append(
            Failure(
              figure: figure.id, example: example.name, asOf: day, wanted: expectation.wanted, found: found,
              note: line.whyThereIsNoValue ?? "", titled: Self.titled(figures.quality, definitions),
              location: expectation.location))
        }
      }
    }
  }

  /// An example has the lines of a file, title lines too.
  private static func titled(_ quality: [SourceQuality], _ definitions: DefinitionSet) -> [(source: String, lines: Int)] {
    quality.filter { $0.status == .refused }.compactMap { refused -> (source: String, lines: Int)? in
      guard case .count(let lines) = definitions.source(refused.source)?.layout.titleLines else { return nil }
      return (source: refused.source, lines: lines)
    }
  }

  private static func find(
    _ subject: Expectation.Subject, _ line: ScorecardLine, _ calculation: Calculation, _ quality: [SourceQuality]
  ) -> String {
    switch subject {
    case .line(let field): return find(field, line)
    case .met(let checkpoint):
      return line.targets.first { $0.checkpoint == checkpoint }?.met.map { $0 ? "yes" : "no" } ?? "none"
    case .beside(let name, let field):
      let point = calculation.series(asOf: line.asOf).first { $0.measure == name }
      switch field {
      case .value: return text(point?.value)
      case .numerator: return text(point?.numerator)
      case .denominator: return text(point?.denominator)
      }
    case .breakdown(let measure, let dimension, let category):
      let points = calculation.breakdowns(asOf: line.asOf)
      return text(points.first { $0.measure == measure && $0.dimension == dimension && $0.category == category }?.value)
    case .rows(let count, let source):
      let counts = quality.first { $0.source == source }
      switch count {
      case .rejected: return counts.map { "\($0.rejected)" } ?? "none"
      case .duplicates: return counts.map { "\($0.duplicates)" } ?? "none"
      case .skipped: return counts.map { "\($0.skipped)" } ?? "none"
      }
    }
  }

  private static func find(_ field: Expectation.LineField, _ line: ScorecardLine) -> String {
    switch field {
    case .value: text(line.value)
    case .numerator: text(line.numerator)
    case .denominator: text(line.denominator)
    case .baseline: text(line.baseline?.value)
    case .expected: text(line.expected)
    case .previous: text(line.previous)
    case .change: text(line.change)
    case .rag: line.rag?.rawValue ?? "none"
    case .direction: line.direction?.rawValue ?? "none"
    case .status: line.status.rawValue
    case .reason: line.reason?.rawValue ?? "none"
    }
  }

  /// A number as an example writes it: whole where it is.
  private static func text(_ number: Double?) -> String {
    number.map { number in Int64(exactly: number).map { "\($0)" } ?? "\(number)" } ?? "none"
  }

  /// Numbers agree when they are equal at the decimal places that the example writes; other texts when they are identical.
  private static func agree(_ wanted: String, _ found: String) -> Bool {
    guard let number = Double(wanted), let other = Double(found) else { return wanted == found }
    let places = wanted.split(separator: ".").dropFirst().first?.count ?? 0
    var unit = 1.0
    for _ in 0..<places { unit /= 10 }
    return abs(number - other) <= (places == 0 ? 1e-9 : unit / 2 + 1e-9)
  }
}

extension ExampleRun {
  /// A line for each expectation that was not met, with its place; below it the line of the definition, with a caret.
  package var failureLines: [(text: String, excerpt: String?)] {
    let excerpts = DefinitionExcerpts()
    return failures.map { failure in
      let place = "\(failure.location.file):\(failure.location.line):\(failure.location.column)"
      return ("\(place): \(failure.sentence)", excerpts.text(at: failure.location))
    }
  }

  /// That the folder of definitions is watched.
  package static func watching(_ pipelines: String) -> String { ExampleSentences.watching(pipelines) }

  /// How many checks failed. `kpis` are those whose examples were asked for.
  package func summary(kpis: [String]) -> String {
    ExampleSentences.summary(failures: failures.count, checks: checks, examples: examples, kpis: kpis)
  }
}

extension ExampleRun.Failure {
  /// What was expected and what was found.
  var sentence: String {
    ExampleSentences.failure(of: figure, example, on: asOf, expected: wanted, found: found, because: note)
      + ExampleSentences.titleLines(titled)
  }
}
