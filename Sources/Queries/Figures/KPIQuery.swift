package import Model

/// One query over the tables of clean exports that gives the figures of a KPI on a day, or on several: a row for each figure and
/// each figure shown next to it, and a row for each category of a breakdown.
///
/// ```swift
/// KPIQuery(figures, in: definitions, on: [day], dialect: .duckdb, sentences: sentences).text
/// ```
///
/// **Shape**: the query's columns are `kpi`, `part`, `measure`, `dimension`, `category`, `value`, `numerator` and `denominator`;
/// `dimension` and `category` are NULL for the figure itself. In a query for several days, `as_of` is the first column. Its tables are named like sources; each has `row_number`, the row's
/// place in reading order, and the columns of the definition.
package struct KPIQuery: Sendable {
  private let figures: [FigureDefinition]
  private let dialect: Dialect
  private var builder: QueryBuilder

  /// The query of these figures for these days, in ascending order; there is at least one.
  package init(
    _ figures: [FigureDefinition], in definitions: DefinitionSet, on days: [Day], dialect: Dialect, sentences: QuerySentences
  ) {
    (self.figures, self.dialect) = (figures, dialect)
    builder = QueryBuilder(definitions, on: days, dialect, sentences)
  }

  /// The query, in lines, with a semicolon at its end.
  package var text: String {
    var builder = builder
    var rows: [Select] = []
    for figure in figures {
      let name = "kpi_\(figure.id)"
      rows += self.rows(figure, SeriesPoint.ownMeasure, figure.measure, figure.unit, name, figure.breakdowns, &builder)
      for shown in figure.alsoShown {
        let dimensions = figure.dimensions(of: shown)
        rows += self.rows(figure, shown.name, shown.measure, shown.unit, "\(name)_\(shown.name)", dimensions, &builder)
      }
    }
    let steps = builder.allSteps.map(\.lines)
    let with = steps.enumerated().flatMap { place, lines in
      place + 1 < steps.count ? lines.dropLast() + ["),", ""] : lines
    }
    let order = "ORDER BY \(builder.dayKey.map { "\($0), " }.joined())kpi, part, measure, dimension NULLS FIRST, category"
    return (figures.flatMap(heading) + ["", "WITH"] + with + [""] + rows.unioned + [order + ";"]).joined(separator: "\n") + "\n"
  }

  /// What the figure and those shown next to it count, as comments.
  private func heading(_ figure: FigureDefinition) -> [String] {
    func lines(_ name: String, _ measure: MeasureDefinition, _ unit: Unit, _ dimensions: [Dimension]) -> [String] {
      let categories = dimensions.isEmpty ? "" : " Also for each \(dimensions.map(\.name).joined(separator: ", "))."
      return Comment.lines("\(name), in \(unit.name): \(builder.sentences.measure(measure, unit))\(categories)")
    }
    return Comment.lines("KPI \(figure.id): \(figure.title)")
      + lines(SeriesPoint.ownMeasure, figure.measure, figure.unit, figure.breakdowns)
      + figure.alsoShown.flatMap { lines($0.name, $0.measure, $0.unit, figure.dimensions(of: $0)) }
  }

  private func rows(
    _ figure: FigureDefinition, _ measure: String, _ definition: MeasureDefinition, _ unit: Unit, _ name: String,
    _ dimensions: [Dimension], _ builder: inout QueryBuilder
  ) -> [Select] {
    guard let result = builder.measure(definition, unit, name, dimensions) else { return [] }
    let categories =
      result.hasCategories
      ? ["NULLIF(f.dimension, '') AS dimension", "NULLIF(f.category, '') AS category"]
      : ["\(dialect.noText) AS dimension", "\(dialect.noText) AS category"]
    let names = [(figure.id.kpi, "kpi"), (figure.id.part, "part"), (measure, "measure")]
    let reaches = builder.reaches(definition)
    let needed = builder.optionalSources(of: definition)
    let registers = dimensions.map { ($0.name, builder.optionalRegisters(of: $0, definition).filter { !needed.contains($0) }) }
    let optional = registers.reduce(into: needed) { names, of in names += of.1.filter { !names.contains($0) } }
    func isDelivered(_ source: String) -> String { "g\((optional.firstIndex(of: source) ?? 0) + 1).is_delivered = 1" }
    let isKnown = (reaches.indices.map { "e\($0 + 1).is_reached = 1" } + needed.map(isDelivered)).joined(separator: " AND ")
    let numbers = ["value", "numerator", "denominator"].map { name in
      isKnown.isEmpty ? "f.\(name)" : "CASE WHEN \(isKnown) THEN f.\(name) END AS \(name)"
    }
    // Without its register a breakdown has no categories.
    let lookedUp = registers.filter { !$0.1.isEmpty }.map { name, sources in
      "(f.dimension <> \(dialect.text(name)) OR (\(sources.map(isDelivered).joined(separator: " AND "))))"
    }
    return [
      Select(
        columns: builder.dayKey.map { "f.\($0) AS \($0)" } + names.map { "\(dialect.text($0.0)) AS \($0.1)" } + categories
          + numbers,
        from: ["\(result.step) AS f"] + reaches.enumerated().map { builder.joinOfDay($1, "e\($0 + 1)", to: "f") }
          + optional.enumerated().map { "CROSS JOIN \(builder.delivery(of: $1)) AS g\($0 + 1)" },
        conditions: result.hasCategories ? (isKnown.isEmpty ? [] : ["(f.dimension = '' OR (\(isKnown)))"]) + lookedUp : [])
    ]
  }
}
