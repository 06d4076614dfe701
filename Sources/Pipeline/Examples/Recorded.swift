internal import Model
internal import Transformers

/// Tables of an example with the figures that they give on some days.
struct Recorded {
  /// One number of a figure; its value is nil where it cannot be calculated.
  struct Number: Equatable {
    /// How an example names it: `value`, `numerator`, `waiting`.
    let name: String
    let value: Double?
  }
  /// What a figure gives on a day.
  struct Line: Equatable {
    let part: String
    let status: FigureStatus
    let numbers: [Number]
  }

  private let tables: [RecordedTable]
  private let days: [Day]
  /// By day, in their order: a line for each figure.
  let figures: [[Line]]
  private let units: [Unit]

  init(_ kpi: KPIDefinition, _ tables: [RecordedTable], _ days: [Day], _ definitions: DefinitionSet) {
    let texts = Dictionary(tables.map { ($0.source.name, $0.csv) }) { first, _ in first }
    let found = ExampleFigures(kpi, over: texts, definitions)
    (self.tables, self.days) = (tables, days)
    units = kpi.figures.map(\.unit)
    figures = days.map { day in
      kpi.figures.indices.map { place in
        let line = found.line(of: place, asOf: day)
        let beside = found.calculations[place].series(asOf: day).filter { !$0.isOwn }
        let own = [("value", line.value), ("numerator", line.numerator), ("denominator", line.denominator)]
        return Line(
          part: kpi.figures[place].id.part, status: line.status,
          numbers: (own + beside.map { ($0.measure, $0.value) }).map { Number(name: $0, value: $1) })
      }
    }
  }

  /// The example as an item of a list of examples, in the style of those that people write.
  func yaml(name: String) -> String {
    var lines = ["- name: \(name)", "  exports:"]
    for table in tables {
      lines.append("    \(table.source.name): |")
      lines += table.csv.split(separator: "\n").map { "      \($0)" }
    }
    lines.append("  expect:")
    for (day, figures) in zip(days, figures) {
      let parts = figures.map { line in (line.part, Self.expectation(line)) }
      if parts.count == 1, let only = parts.first, only.0.isEmpty {
        lines.append("    \(day): {\(only.1)}")
      } else {
        lines.append("    \(day):")
        lines += parts.map { "      \($0): {\($1)}" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func expectation(_ line: Line) -> String {
    (line.numbers.map { "\($0.name): \(text($0.value))" } + ["status: \(line.status.rawValue)"]).joined(separator: ", ")
  }

  /// A number with six decimal places at most, as people write them in examples.
  private static func text(_ number: Double?) -> String {
    guard let number else { return "none" }
    if let whole = Int64(exactly: number) { return "\(whole)" }
    let millionths = (number.magnitude * 1e6).rounded()
    guard millionths < 1e15 else { return "\(number)" }
    let (whole, rest) = Int64(millionths).quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(rest)
    return (number < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The values on one of the days, for people.
  func inWords(on day: Day) -> [String] {
    guard let place = days.firstIndex(of: day) else { return [] }
    return zip(figures[place], units).map { line, unit in
      let value = line.numbers.first.flatMap(\.value).map(unit.text) ?? "not calculated"
      return line.part.isEmpty ? value : "\(line.part): \(value)"
    }
  }
}
