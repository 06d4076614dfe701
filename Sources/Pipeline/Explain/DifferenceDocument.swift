internal import JSON
internal import Model

/// The difference as JSON, in the shape that programs read.
///
/// **Shape**: `figures` has an entry for each figure that differs, `categories` for each category of a breakdown, `alerts`, `exports` and `definitions` one for each that differs.
struct DifferenceDocument: Encodable {
  struct Side: Encodable {
    var value: Double?
    var numerator: Double?
    var denominator: Double?
    var rag: RAG?
  }
  struct Cause: Encodable {
    var cause: String
    var source: String?
    var part: Int?
    var use: String?
    var rows: Int?
    var effect: Double?
    var numerator: Double?
    var denominator: Double?
    var above: Int?
    var below: Int?
    var detail: [String]
  }
  struct Place: Encodable {
    var file: String?
    var line: Int?
    var role: String?
  }
  struct Row: Encodable {
    var cause: String
    var source: String
    var part: Int?
    var use: String?
    var before: Place?
    var after: Place?
    var effect: Double?
    var columns: [String]?
    var values: [String: String]
  }
  struct Figure: Encodable {
    var kpi: String
    var part: String
    var measure: String
    var unit: String
    var from: Side?
    var to: Side?
    var causes: [Cause]
    var residue: Double?
    var uncounted: [Uncounted]?
    var rows: [Row]?
  }
  struct Uncounted: Encodable {
    var source: String
    var rows: [String: Int]
  }
  struct Category: Encodable {
    var kpi: String
    var part: String
    var measure: String
    var dimension: String
    var category: String
    var label: String?
    var unit: String
    var from: Side?
    var to: Side?
  }
  struct ChangedAlert: Encodable {
    var id: String
    var idBefore: String?
    var kpi: String?
    var from: String?
    var to: String?
    var severityFrom: String?
    var severityTo: String?
  }
  struct ChangedExport: Encodable {
    var source: String
    var from: ComparedExport?
    var to: ComparedExport?
    var removed: Int?
    var rejected: Int?
    var corrected: Int?
    var usable: Int?
    var added: Int?
    var duplicates: Int?
    var renumbered: Int?
    var columns: [String]?
    var rejectedColumns: [String]?
  }
  struct Unanswered: Encodable {
    var kpi: String
    var part: String
    var from: String?
    var to: String?
  }
  struct ChangedKey: Encodable {
    var file: String
    var key: String
    var from: String?
    var to: String?
  }
  var from: Day
  var to: Day
  var dateFrom: String?
  var calculated: [Day]?
  var figures: [Figure]
  var categories: [Category]
  var notCalculated: [Unanswered]
  /// Those that a state has from an earlier run; nil where there are none.
  var carried: [Unanswered]?
  var alerts: [ChangedAlert]
  var exports: [ChangedExport]
  var definitions: [ChangedKey]

  init(_ difference: Difference) {
    (from, to) = difference.days
    dateFrom = difference.chosenDay?.name
    figures = difference.figures.map { figure in
      Figure(
        kpi: figure.id.kpi, part: figure.id.part, measure: figure.measure, unit: figure.unit.name, from: Side(figure.from),
        to: Side(figure.to), causes: figure.causes.map(Cause.init), residue: figure.residue,
        uncounted: figure.uncounted.isEmpty
          ? nil
          : figure.uncounted.map { one in
            Uncounted(source: one.source, rows: Dictionary(uniqueKeysWithValues: one.rows.map { ($0.key.rawValue, $0.value) }))
          },
        rows: difference.listsRows ? figure.causes.flatMap(Row.rows) : nil)
    }
    categories = difference.breakdowns.flatMap(\.categories).map { category in
      let (point, sides) = (category.point, category.sides)
      return Category(
        kpi: point.id.kpi, part: point.id.part, measure: point.measure, dimension: point.dimension, category: point.category,
        label: point.label, unit: point.unit, from: Side(sides.from), to: Side(sides.to))
    }
    calculated = difference.calculatedDays.isEmpty ? nil : difference.calculatedDays.map(\.day)
    alerts = difference.alerts.map { alert in
      ChangedAlert(
        id: alert.id, idBefore: alert.from.flatMap { $0.id == alert.id ? nil : $0.id }, kpi: alert.key?.figure?.description,
        from: alert.from?.state.rawValue, to: alert.to?.state.rawValue, severityFrom: alert.from?.finding.severity.rawValue,
        severityTo: alert.to?.finding.severity.rawValue)
    }
    notCalculated = difference.unanswered.filter { !$0.isCarried }.map(Unanswered.init)
    let all = difference.unanswered.filter(\.isCarried).map(Unanswered.init)
    carried = all.isEmpty ? nil : all
    exports = difference.exports.map { export in
      let rows = difference.rows[export.source]
      return ChangedExport(
        source: export.source, from: export.from, to: export.to, removed: rows?.removed, rejected: rows?.rejected,
        corrected: rows?.corrected, usable: rows?.usable, added: rows?.added,
        duplicates: export.from.flatMap { from in export.to.map { $0.duplicates - from.duplicates } },
        renumbered: rows?.renumbered, columns: rows?.columns, rejectedColumns: rows?.rejectedColumns)
    }
    definitions = difference.definitions.map { ChangedKey(file: $0.file, key: $0.path, from: $0.from, to: $0.to) }
  }

  var bytes: [UInt8] { get throws { try PublishedJSON.encode(self) } }
}
