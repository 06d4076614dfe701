package import Model
internal import Queries
internal import Wording

/// What `scorecard sql` prints: the query that gives a KPI's figures from the tables of clean exports.
package struct KPISQL: Sendable {
  /// The query, with a semicolon at its end.
  package let text: String

  /// The query of a KPI, such as `5`, or of one part of it, such as `5a`, for a day.
  ///
  /// Throws: `RunError.unknownKPI`.
  package init(_ kpi: String, _ definitions: DefinitionSet, on day: Day, dialect: SQLDialect) throws(RunError) {
    let all = definitions.figures
    let figures = all.filter { kpi == $0.kpi.id || kpi == $0.figure.id.description }.map(\.figure)
    guard !figures.isEmpty else {
      let known = Set(all.flatMap { [$0.kpi.id, $0.figure.id.description] })
      throw .unknownKPI(kpi, known: known.sorted(by: naturallyPrecedes))
    }
    let sources = definitions.sources
    let measure = MeasureSentence(sources, on: day)
    let sentences = QuerySentences(
      measure: { measure.text($0, unit: $1) },
      filter: { filter, source in
        FilterSentence(source: sources.first { $0.name == source }, day: day).sentence(filter)
      })
    text = KPIQuery(figures, in: definitions, on: day, dialect: dialect.dialect, sentences: sentences).text
  }
}
