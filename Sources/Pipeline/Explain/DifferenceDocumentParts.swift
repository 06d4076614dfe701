internal import Loaders
internal import Model

extension DifferenceDocument.Unanswered {
  init(_ figure: UnansweredFigure) {
    (kpi, part, from, to) = (figure.id.kpi, figure.id.part, figure.before, figure.after)
  }
}

extension DifferenceDocument.Side {
  init?(_ side: FigureDifference.Side) {
    guard side.isThere else { return nil }
    (value, numerator, denominator, rag) = (side.value, side.numerator, side.denominator, side.rag)
  }
}

extension DifferenceDocument.Cause {
  init(_ cause: DifferenceCause) {
    (effect, numerator, denominator) = (cause.effect.value, cause.effect.numerator, cause.effect.denominator)
    detail = []
    switch cause.what {
    case .rows(let rows):
      self.cause = rows.kind.rawValue
      (source, part, use, self.rows) = (rows.source, rows.part, rows.use.name, rows.rows)
      (above, below) = (rows.sides?.above, rows.sides?.below)
    case .definition(let keys):
      self.cause = "definition"
      detail = Self.keys(keys)
    case .program(let from, let to):
      self.cause = "program"
      detail = ["\(from) → \(to)"]
    case .exports(let sources):
      self.cause = "exports"
      detail = sources
    case .expected(let change):
      self.cause = change.name
      detail = Self.detail(change)
    }
  }

  private static func keys(_ keys: [KeyChange]) -> [String] {
    keys.map { $0.path.isEmpty ? $0.file : "\($0.file): \($0.path): \($0.from ?? "none") → \($0.to ?? "none")" }
  }

  private static func detail(_ change: ExpectedChange) -> [String] {
    switch change {
    case .definition(let keys): return Self.keys(keys)
    case .day(let from, let to), .baseline(let from, let to):
      func text(_ value: Double?) -> String { value.map(PlainDecimal.text) ?? "none" }
      return ["\(text(from)) → \(text(to))"]
    }
  }
}

extension ExpectedChange {
  /// What programs call it.
  var name: String {
    switch self {
    case .definition: "definition"
    case .day: "day"
    case .baseline: "baseline"
    }
  }
}

extension DifferenceDocument.Row {
  static func rows(of cause: DifferenceCause) -> [Self] {
    cause.listed.map { row in
      Self(
        cause: cause.rowCause, source: row.source, part: row.part, use: row.use.name,
        before: DifferenceDocument.Place(row.before, role: row.roleBefore),
        after: DifferenceDocument.Place(row.after, role: row.roleAfter), effect: row.effect,
        columns: row.columns.isEmpty ? nil : row.columns,
        values: Dictionary(row.identifiers.filter { !$0.text.isEmpty }.map { ($0.column, $0.text) }) { first, _ in first })
    }
  }
}

extension DifferenceDocument.Place {
  /// Nil where a row was not there.
  init?(_ place: DifferenceRow.Place?, role: String?) {
    guard place != nil || role != nil else { return nil }
    (file, line, self.role) = (place?.file, place?.line, role)
  }
}

extension ComparedDay {
  /// What JSON calls the reason of the day.
  var name: String {
    switch reason {
    case .published: "published"
    case .newestRow: "newest row"
    case .lastMonth: "last month"
    }
  }
}
