internal import GRDB
internal import Model

/// Records the values of a run that differ from what was published before for the same figure and day.
struct ValueRecording {
  private struct Name: Hashable {
    var id: FigureID
    var measure: String
    var dimension: String
    var category: String
    var unit: String
  }
  private struct Place: Hashable {
    var figure: Int64
    var day: Day
  }
  private struct Number: Equatable {
    var value: Double?
    var numerator: Double?
    var denominator: Double?
  }

  private let database: Database
  private let run: Int64

  init(_ database: Database, run: Int64) {
    self.database = database
    self.run = run
  }

  func record(_ card: Scorecard) throws {
    var figures = try figures()
    var current = try current(of: Set(card.series.map(\.id)), figures)
    let days = Dictionary(grouping: card.series, by: \.id).mapValues { Set($0.map(\.asOf)) }
    let insert = try database.cachedStatement(sql: "INSERT INTO value VALUES (?, ?, ?, ?, ?, ?, ?)")
    func put(_ name: Name, _ day: Day, _ number: Number) throws {
      let figure = try figures[name] ?? new(name)
      figures[name] = figure
      if current.removeValue(forKey: Place(figure: figure, day: day)) == number { return }
      try insert.execute(arguments: [figure, day, run, number.value, number.numerator, number.denominator, true])
    }
    for point in card.series {
      try put(
        Name(id: point.id, measure: point.measure, dimension: "", category: "", unit: point.unit), point.asOf,
        Number(value: point.value, numerator: point.numerator, denominator: point.denominator))
    }
    for point in card.breakdowns where days[point.id]?.contains(point.asOf) == true {
      try put(
        Name(id: point.id, measure: point.measure, dimension: point.dimension, category: point.category, unit: point.unit),
        point.asOf, Number(value: point.value, numerator: point.numerator, denominator: point.denominator))
    }
    // What stood before for a day of this run, and is no part of it: a category that is gone.
    let ids = Dictionary(figures.map { ($0.value, $0.key.id) }) { first, _ in first }
    for (place, _) in current {
      guard let id = ids[place.figure], days[id]?.contains(place.day) == true else { continue }
      try insert.execute(arguments: [place.figure, place.day, run, nil, nil, nil, false])
    }
  }

  private func figures() throws -> [Name: Int64] {
    var figures: [Name: Int64] = [:]
    let rows = try Row.fetchCursor(database, sql: "SELECT id, kpi, part, measure, dimension, category, unit FROM figure")
    while let row = try rows.next() {
      let name = try Name(
        id: FigureID(kpi: row.value(1), part: row.value(2)), measure: row.value(3), dimension: row.value(4),
        category: row.value(5), unit: row.value(6))
      figures[name] = try row.value(0)
    }
    return figures
  }

  private func new(_ name: Name) throws -> Int64 {
    try database.cachedStatement(
      sql: "INSERT INTO figure (kpi, part, measure, dimension, category, unit) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [name.id.kpi, name.id.part, name.measure, name.dimension, name.category, name.unit])
    return database.lastInsertedRowID
  }

  /// The current numbers of these figures; `max` makes SQLite take the other columns from the row that has the highest run.
  private func current(of ids: Set<FigureID>, _ figures: [Name: Int64]) throws -> [Place: Number] {
    let wanted = Set(figures.filter { ids.contains($0.key.id) }.values)
    var current: [Place: Number] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT figure, as_of, value, numerator, denominator, is_there, max(run) FROM value GROUP BY figure, as_of
        """)
    while let row = try rows.next() {
      let (figure, isThere): (Int64, Bool) = try (row.value(0), row.value(5))
      guard wanted.contains(figure), isThere else { continue }
      current[Place(figure: figure, day: try row.value(1))] = try Number(
        value: row.value(2), numerator: row.value(3), denominator: row.value(4))
    }
    return current
  }
}
