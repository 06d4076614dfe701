import Model
import Queries
import Testing

/// The text of queries. That they give the right numbers is seen where they are run, in DuckDB and SQLite.
@Suite struct KPIQueryTests {
  private static let visits = SourceDefinition(
    name: "visits", title: "Visits", files: ["visits"],
    columns: [
      ColumnDefinition(name: "visit_date", kind: .day(formats: [], notBefore: nil)),
      ColumnDefinition(name: "end", kind: .day(formats: [], notBefore: nil)),
      ColumnDefinition(name: "place", kind: .category),
      ColumnDefinition(name: "status", kind: .code([Code(name: "seen"), Code(name: "it's off")])),
    ], key: [])
  private static let sentences = QuerySentences(measure: { _, _ in "The visits." }, filter: { _, _ in "" })

  private func text(_ measure: MeasureDefinition, _ dialect: Dialect, day: String = "2024-03-31", unit: String = "visits")
    -> String
  {
    let figure = FigureDefinition(
      id: FigureID(kpi: "1"), title: "Visits", shortTitle: "Visits", unit: Unit(unit), better: .higher, measure: measure,
      baseline: nil, targets: [], trajectory: .line, expectedFrom: nil, endsWithLastTarget: false, amberPercent: 10,
      comparison: .previousMonthEnd, breakdowns: [], alsoShown: [])
    let plan = PlanDefinition(
      name: "", area: "", start: Day(number: 0), checkpoints: [], areasOfWeakness: [], actions: [], alerts: .standard)
    let definitions = DefinitionSet(plan: plan, sources: [Self.visits], kpis: [])
    return KPIQuery([figure], in: definitions, on: [Day(iso: day)!], dialect: dialect, sentences: Self.sentences).text
  }

  private static func rule(_ filter: Filter = Filter(), stops: [Stop] = [], _ window: Window = .toDate) -> RowRule {
    RowRule(source: "visits", day: "visit_date", filter: filter, stops: stops, window: window)
  }

  @Test func `a count in Spark`() {
    let filter = Filter([Condition(column: "status", test: .among(["it's off"]))])
    let stops = [Stop(column: "end", countsOnTheDay: true)]
    #expect(
      text(.count(Self.rule(filter, stops: stops, .rolling(months: 12))), .spark) == """
        -- KPI 1: Visits
        -- value, in visits: The visits.

        WITH
        -- The day that the figures are for, and the first day of each period that ends with it.
        the_day AS (
          SELECT DATE '2024-03-31' AS day, DATE '2023-04-01' AS from_12_months_before
        ),

        kpi_1_rows AS (
          SELECT r.*
          FROM visits AS r
          WHERE r.status = 'it\\'s off'
        ),

        -- The rows of visits that count on the day: those of the period that have not stopped by then.
        kpi_1_counted AS (
          SELECT r.row_number
          FROM kpi_1_rows AS r
            CROSS JOIN the_day AS d
          WHERE r.visit_date BETWEEN d.from_12_months_before AND d.day
            AND (r.`end` IS NULL OR r.`end` >= d.day)
        ),

        -- How many rows count.
        kpi_1_total AS (
          SELECT COUNT(r.row_number) AS how_many
          FROM kpi_1_counted AS r
        ),

        -- The visits.
        kpi_1 AS (
          SELECT CAST(t.how_many AS DOUBLE) AS value,
            CAST(t.how_many AS DOUBLE) AS numerator,
            CAST(NULL AS DOUBLE) AS denominator
          FROM kpi_1_total AS t
        ),

        -- Whether visits has a row of the period or a later one, so that it is known what it holds.
        visits_reach AS (
          SELECT CASE WHEN MAX(r.visit_date) < MAX(d.from_12_months_before) THEN 0 ELSE 1 END AS is_reached
          FROM the_day AS d
            LEFT JOIN visits AS r ON r.visit_date <= d.day
        )

        SELECT '1' AS kpi,
          '' AS part,
          'value' AS measure,
          CAST(NULL AS STRING) AS dimension,
          CAST(NULL AS STRING) AS category,
          CASE WHEN e1.is_reached = 1 THEN f.value END AS value,
          CASE WHEN e1.is_reached = 1 THEN f.numerator END AS numerator,
          CASE WHEN e1.is_reached = 1 THEN f.denominator END AS denominator
        FROM kpi_1 AS f
          CROSS JOIN visits_reach AS e1
        ORDER BY kpi, part, measure, dimension NULLS FIRST, category;

        """)
  }

  @Test(
    arguments: zip(
      Dialect.allCases,
      [
        "date_diff('day', r.visit_date, CASE WHEN r.\"end\" <= d.day THEN r.\"end\" ELSE d.day END)",
        "CAST(julianday(CASE WHEN r.\"end\" <= d.day THEN r.\"end\" ELSE d.day END) - julianday(r.visit_date) AS INTEGER)",
        "datediff(CASE WHEN r.`end` <= d.day THEN r.`end` ELSE d.day END, r.visit_date)",
      ])) func `a time`(_ dialect: Dialect, _ expected: String)
  {
    #expect(
      text(.duration(Self.rule(), from: "visit_date", to: "end", .percentile(50)), dialect, unit: "days").contains(expected))
  }

  @Test func `no percentile is left to a database`() {
    for dialect in Dialect.allCases {
      let text = text(.duration(Self.rule(), from: "visit_date", to: "end", .percentile(97.5)), dialect, unit: "weeks")
      #expect(text.contains("(o.how_many - 1) * CAST(97.5 AS DOUBLE) / 100"))
      for name in ["quantile", "percentile(", "percentile_cont", "median("] { #expect(!text.lowercased().contains(name)) }
    }
  }

  @Test(
    arguments: [
      (Condition.Test.present, "r.\"end\" <= d.day"),
      (.blank, "(r.\"end\" IS NULL OR r.\"end\" > d.day)"),
      (.notAfter("visit_date"), "(r.\"end\" IS NULL OR r.\"end\" > d.day OR r.visit_date IS NULL OR r.\"end\" <= r.visit_date)"),
      (.falls(.before, .date(Day(2024, 1, 31)!)), "(r.\"end\" <= d.day AND r.\"end\" < DATE '2024-01-31')"),
      (
        .lasts(.over, LengthOfTime(days: 30.4375, text: "30 days"), .theDay),
        "(r.\"end\" <= d.day AND date_diff('day', r.\"end\", d.day) > 30)"
      ),
    ]) func `a date later than the day reads as blank`(_ test: Condition.Test, _ expected: String)
  {
    let filter = Filter([Condition(column: "end", test: test, isOfDays: true)])
    #expect(text(.count(Self.rule(filter)), .duckdb).contains("WHERE \(expected)\n"))
  }

  @Test func `what is not known passes neither a filter nor keeps its opposite from passing`() {
    let filter = Filter(groups: [.not(Filter([Condition(column: "place", test: .among(["Home", "School"]))]))])
    #expect(text(.count(Self.rule(filter)), .sqlite).contains("WHERE NOT COALESCE(r.place IN ('Home', 'School'), FALSE)\n"))
  }

  @Test func `the dates of a query are in its first step alone`() {
    let text = text(.count(Self.rule(Filter(), .rolling(months: 3))), .duckdb, day: "2024-05-15")
    #expect(text.split(separator: "'2024-05-15'").count == 2)
    #expect(text.contains("SELECT DATE '2024-05-15' AS day, DATE '2024-02-16' AS from_3_months_before\n"))
  }
}
