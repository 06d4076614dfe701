package import Model

/// The readings of a KPI side by side: the headline, and what the KPI's words could mean as well.
package struct ReadingSentences: Sendable {
  private let line: ScorecardLine
  private let points: [SeriesPoint]
  private var readings: [KPIReading] { line.readings ?? [] }

  /// `series` has the points of what is shown next to the figure; those of other figures are passed over.
  package init(_ line: ScorecardLine, series: [SeriesPoint]) {
    self.line = line
    let names = Set((line.readings ?? []).map(\.name))
    points = names.isEmpty ? [] : series.filter { $0.id == line.id && names.contains($0.measure) }
  }

  /// Above the readings.
  package static let heading = "Readings of this KPI"

  /// Of the table of readings.
  package var caption: String { "Readings of KPI \(line.id) on \(line.asOf.inWords)" }

  /// Above the columns of the table.
  package var headings: [String] { ["Reading", line.asOf.inWords, line.asOf.previousMonthEnd.inWords] }

  /// A row for each reading: what it is called, its value, and its value at the month-end before. Empty where the KPI has one
  /// reading alone.
  package var rows: [[String]] {
    readings.map { reading in
      let unit = Unit(reading.unit)
      let (now, before) = (value(of: reading, on: line.asOf), value(of: reading, on: line.asOf.previousMonthEnd))
      return [
        name(of: reading), unit.computed(now) + hidden(of: reading, on: line.asOf),
        (before.map(unit.text) ?? "–") + hidden(of: reading, on: line.asOf.previousMonthEnd),
      ]
    }
  }

  /// `KPI 9 can be read in 2 ways. Headline: Children suspended more than once, 41 children. Also: …`; nil where it has one
  /// reading alone.
  package var sentence: String? {
    guard readings.count > 1 else { return nil }
    func text(_ reading: KPIReading) -> String {
      "\(reading.title)\(line.mark(.reading, reading.name)), \(Unit(reading.unit).computed(value(of: reading, on: line.asOf)))"
        + hidden(of: reading, on: line.asOf)
    }
    let (headline, others) = (readings.filter(isHeadline), readings.filter { !isHeadline($0) })
    return "KPI \(line.id) can be read in \(readings.count) ways. Headline: \(headline.map(text).joined()). "
      + "Also: \(others.map(text).joined(separator: "; "))."
  }

  /// What the other readings count, a sentence or two each.
  package var definitions: [String] {
    readings.filter { !isHeadline($0) }.compactMap { reading in reading.definition.map { "\(reading.title): \($0)" } }
  }

  private func isHeadline(_ reading: KPIReading) -> Bool { reading.name == line.headline }

  private func name(of reading: KPIReading) -> String {
    reading.title + (isHeadline(reading) ? " (headline)" : "") + line.mark(.reading, reading.name)
  }

  /// How many numbers its value leaves out, after the value. Of the headline the line says it.
  private func hidden(of reading: KPIReading, on day: Day) -> String {
    points.first { $0.measure == reading.name && $0.asOf == day && !isHeadline(reading) }?.hiddenAfterValue ?? ""
  }

  /// The headline's own value stands in the line; its month-end before too.
  private func value(of reading: KPIReading, on day: Day) -> Double? {
    guard !isHeadline(reading) else { return day == line.asOf ? line.value : line.previous }
    return points.first { $0.measure == reading.name && $0.asOf == day }?.value
  }
}
