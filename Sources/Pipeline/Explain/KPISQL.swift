package import Model
internal import Queries
internal import Wording

/// What `scorecard sql` prints: the query that gives figures from the tables of clean exports.
package struct KPISQL: Sendable {
  /// The query, with a semicolon at its end.
  package let text: String

  /// One query of these figures for a day, and for the ends of months from `first` on that come before it.
  package init(
    _ figures: [FigureDefinition], _ definitions: DefinitionSet, on day: Day, from first: Day? = nil, dialect: SQLDialect
  ) {
    let sources = definitions.sources
    let days = Day.monthEnds(from: first ?? day, to: day)
    let measure = MeasureSentence(sources, on: day)
    let sentences = QuerySentences(
      measure: { measure.text($0, unit: $1) },
      filter: { filter, source in
        FilterSentence(source: sources.first { $0.name == source }, day: day).sentence(filter)
      })
    text = KPIQuery(figures, in: definitions, on: days, dialect: dialect.dialect, sentences: sentences).text
  }
}
