internal import Loaders
internal import Model
internal import Wording

/// A difference as one table for programs: a row for each cause of each figure, then one for each category, figure without a value,
/// alert, export and definition.
///
/// **Columns**: `from` and `to` are the values of a figure or of its category, an alert's states, an export's usable rows or a key's values; `status_from`
/// and `status_to` are the colour of a figure and the severity of an alert.
struct DifferenceTable {
  private static let headings = [
    "about", "kpi", "part", "name", "from", "to", "status_from", "status_to", "cause", "source", "rows", "effect", "numerator",
    "denominator", "what", "dimension", "category",
  ]
  private let difference: Difference

  init(_ difference: Difference) { self.difference = difference }

  var table: ShownTable {
    let rows =
      difference.figures.flatMap(rows) + difference.breakdowns.flatMap(\.categories).map(row) + difference.unanswered.map(row)
      + difference.alerts.map(row) + exports + definitions
    return ShownTable(Self.headings, rows.map { row in Self.headings.map { SafeText.harmless(row[$0] ?? "") } })
  }

  private typealias Row = [String: String]

  private func number(_ value: Double?) -> String? { value.map(PlainDecimal.text) }

  private func rows(_ figure: FigureDifference) -> [Row] {
    var row: Row = ["about": "figure", "kpi": figure.id.kpi, "part": figure.id.part, "name": figure.measure]
    (row["from"], row["to"]) = (number(figure.from.value), number(figure.to.value))
    (row["status_from"], row["status_to"]) = (figure.from.rag?.rawValue, figure.to.rag?.rawValue)
    let causes = zip(figure.causes.map(DifferenceDocument.Cause.init), DifferenceSentences(figure).causes)
    let rows = causes.map { cause, words in
      var own = row
      (own["cause"], own["source"], own["rows"]) = (cause.cause, cause.source, cause.rows.map(String.init))
      (own["effect"], own["numerator"], own["denominator"]) = (
        number(cause.effect), number(cause.numerator), number(cause.denominator)
      )
      own["what"] = words.what
      return own
    }
    return rows.isEmpty ? [row] : rows
  }

  private func row(_ category: CategoryDifference) -> Row {
    let (point, sides) = (category.point, category.sides)
    var row: Row = ["about": "category", "kpi": point.id.kpi, "part": point.id.part, "name": point.measure]
    (row["from"], row["to"]) = (number(sides.from.value), number(sides.to.value))
    (row["dimension"], row["category"]) = (point.dimension, point.category)
    row["what"] = DifferenceSentences.category(category)
    return row
  }

  private func row(_ figure: UnansweredFigure) -> Row {
    var row: Row = ["about": figure.isCarried ? "carried" : "not calculated", "kpi": figure.id.kpi, "part": figure.id.part]
    (row["from"], row["to"]) = (figure.before, figure.after)
    row["what"] = UnansweredFigure.lines([figure]).joined(separator: "; ")
    return row
  }

  private func row(_ alert: AlertDifference) -> Row {
    var row: Row = ["about": "alert", "name": alert.id]
    (row["kpi"], row["part"]) = (alert.key?.figure?.kpi, alert.key?.figure?.part)
    (row["from"], row["to"]) = (alert.from?.state.rawValue, alert.to?.state.rawValue)
    (row["status_from"], row["status_to"]) = (alert.from?.finding.severity.rawValue, alert.to?.finding.severity.rawValue)
    row["what"] = ChangedAlertSentence.text(from: alert.from, to: alert.to)
    return row
  }

  private var exports: [Row] {
    zip(difference.exports, difference.exportLines).map { export, words in
      var row: Row = ["about": "export", "name": export.source, "source": export.source, "what": words]
      (row["from"], row["to"]) = (export.from.map(usable), export.to.map(usable))
      return row
    }
  }

  private func usable(_ export: ComparedExport) -> String { export.isUsable ? String(export.accepted) : export.status.rawValue }

  private var definitions: [Row] {
    difference.definitions.map { key in
      var row: Row = ["about": "definition", "name": key.path.isEmpty ? key.file : "\(key.file): \(key.path)"]
      if !key.path.isEmpty { (row["from"], row["to"]) = (key.from, key.to) }
      row["what"] = DifferenceSentences.key(key)
      return row
    }
  }
}
