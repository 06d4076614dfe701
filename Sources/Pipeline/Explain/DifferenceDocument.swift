internal import JSON
internal import Model

/// The difference as JSON, in the shape that programs read.
///
/// **Shape**: `figures` has an entry for each figure that differs, `alerts`, `exports` and `definitions` one for each that differs.
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
    var detail: [String]
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
  }
  struct ChangedAlert: Encodable {
    var id: String
    var kpi: String?
    var from: String?
    var to: String?
  }
  struct ChangedExport: Encodable {
    var source: String
    var from: ComparedExport?
    var to: ComparedExport?
  }
  struct ChangedKey: Encodable {
    var file: String
    var key: String
    var from: String?
    var to: String?
  }
  var from: Day
  var to: Day
  var figures: [Figure]
  var alerts: [ChangedAlert]
  var exports: [ChangedExport]
  var definitions: [ChangedKey]

  init(_ difference: Difference) {
    (from, to) = difference.days
    figures = difference.figures.map { figure in
      Figure(
        kpi: figure.id.kpi, part: figure.id.part, measure: figure.measure, unit: figure.unit.name, from: Side(figure.from),
        to: Side(figure.to), causes: figure.causes.map(Cause.init), residue: figure.residue)
    }
    alerts = difference.alerts.map { alert, from, to in
      ChangedAlert(id: alert.id, kpi: alert.key.figure?.description, from: from?.rawValue, to: to?.rawValue)
    }
    exports = difference.exports.map { ChangedExport(source: $0.source, from: $0.from, to: $0.to) }
    definitions = difference.definitions.map { ChangedKey(file: $0.file, key: $0.path, from: $0.from, to: $0.to) }
  }

  var bytes: [UInt8] { get throws { try PublishedJSON.encode(self) } }
}

extension DifferenceDocument.Side {
  fileprivate init?(_ side: FigureDifference.Side) {
    guard side.isThere else { return nil }
    (value, numerator, denominator, rag) = (side.value, side.numerator, side.denominator, side.rag)
  }
}

extension DifferenceDocument.Cause {
  fileprivate init(_ cause: DifferenceCause) {
    (effect, numerator, denominator) = (cause.effect.value, cause.effect.numerator, cause.effect.denominator)
    detail = []
    switch cause.what {
    case .rows(let rows):
      self.cause = rows.kind.rawValue
      (source, part, self.rows) = (rows.source, rows.part, rows.rows)
      use =
        switch rows.use {
        case .own: nil
        case .reached: "reached"
        case .rate(let number): "rate \(number)"
        }
    case .definition(let keys):
      self.cause = "definition"
      detail = keys.map { "\($0.file): \($0.path): \($0.from ?? "none") → \($0.to ?? "none")" }
    case .program(let from, let to):
      self.cause = "program"
      detail = ["\(from) → \(to)"]
    case .exports(let sources):
      self.cause = "exports"
      detail = sources
    }
  }
}
