internal import JSON
internal import Model

/// An impact as JSON, in the shape that programs read.
///
/// **Shape**: a list for each kind of thing that changes; what does not change is not listed. Where KPIs were chosen, `kpis` names
/// them, and there is no list of papers, recipients and files, which are about all KPIs together.
struct ImpactDocument: Encodable {
  struct Key: Encodable {
    var file: String
    var key: String
    var from: String?
    var to: String?
    var figures: [String]
    var sharedFigures: [String]
  }
  struct Side: Encodable {
    var value: Double?
    var numerator: Double?
    var denominator: Double?
    var rag: RAG?
  }
  struct Days: Encodable {
    var days: Int
    var first: Day
    var last: Day
  }
  struct Figure: Encodable {
    var kpi: String
    var part: String
    var measure: String
    var unit: String
    var from: Side?
    var to: Side?
    var earlier: Days?
  }
  struct Aim: Encodable {
    struct Side: Encodable {
      var value: Double?
      var date: Day
    }
    var kpi: String
    var part: String
    /// `baseline`, `planned`, or `target` with its checkpoint.
    var what: String
    var checkpoint: String?
    var unit: String
    var from: Side?
    var to: Side?
  }
  struct ChangedAlert: Encodable {
    var id: String
    var kpi: String?
    var change: String
    var from: String?
    var to: String?
  }
  struct Paper: Encodable {
    var board: String
    var title: String
    var change: String
  }
  struct Recipient: Encodable {
    var who: String
    /// `e-mail` or `paper`.
    var gets: String
    var board: String?
    var change: String
  }
  struct Row: Encodable {
    struct Cell: Encodable {
      var column: String
      var from: String
      var to: String
    }
    var file: String
    var row: [String]
    var kpi: String?
    var change: String
    var cells: [Cell]
  }
  var asOf: Day
  var kpis: [String]?
  var definitions: [Key]
  var figures: [Figure]
  var targets: [Aim]
  var alerts: [ChangedAlert]
  var papers: [Paper]?
  var recipients: [Recipient]?
  var rows: [Row]
  var files: [String]?

  init(_ impact: Impact) {
    (asOf, kpis) = (impact.day, impact.chosen?.map(\.description))
    definitions = impact.keys.map { key in
      Key(
        file: key.change.file, key: key.change.path, from: key.change.from, to: key.change.to,
        figures: key.figures.map(\.description), sharedFigures: key.sharedFigures.map(\.description))
    }
    figures = impact.figures.map(Figure.init)
    targets = impact.aims.map(Aim.init)
    alerts = impact.alerts.map { alert in
      let shown = alert.to ?? alert.from
      return ChangedAlert(
        id: shown?.id ?? "", kpi: shown?.key.figure?.description, change: alert.kind.rawValue, from: alert.from?.state.rawValue,
        to: alert.to?.state.rawValue)
    }
    rows = impact.rows.map { row in
      Row(
        file: row.file, row: row.key, kpi: row.figure?.description, change: row.kind.rawValue,
        cells: row.cells.map { Row.Cell(column: $0.column, from: $0.from, to: $0.to) })
    }
    guard kpis == nil else { return }
    files = impact.files
    papers = impact.papers.map { Paper(board: $0.board.id, title: $0.board.title, change: $0.kind.rawValue) }
    recipients =
      impact.mails.map { Recipient(who: $0.owner, gets: "e-mail", change: $0.kind.rawValue) }
      + impact.papers.flatMap { paper in
        paper.readers.map { Recipient(who: $0, gets: "paper", board: paper.board.id, change: paper.kind.rawValue) }
      }
  }

  var bytes: [UInt8] { get throws { try PublishedJSON.encode(self) } }
}

extension ImpactDocument.Figure {
  fileprivate init(_ figure: Impact.Figure) {
    let difference = figure.difference
    func side(_ side: FigureDifference.Side) -> ImpactDocument.Side? {
      guard side.isThere else { return nil }
      return ImpactDocument.Side(value: side.value, numerator: side.numerator, denominator: side.denominator, rag: side.rag)
    }
    (kpi, part, measure) = (difference.id.kpi, difference.id.part, difference.measure)
    (unit, from, to) = (difference.unit.name, side(difference.from), side(difference.to))
    let days = figure.earlierDays
    if let first = days.first, let last = days.last { earlier = ImpactDocument.Days(days: days.count, first: first, last: last) }
  }
}

extension ImpactDocument.Aim {
  fileprivate init(_ aim: Impact.Aim) {
    (kpi, part, unit) = (aim.figure.kpi, aim.figure.part, aim.unit.name)
    switch aim.what {
    case .baseline: what = "baseline"
    case .plannedByNow: what = "planned"
    case .target(let name): (what, checkpoint) = ("target", name)
    }
    from = aim.from.map { Side(value: $0.value, date: $0.date) }
    to = aim.to.map { Side(value: $0.value, date: $0.date) }
  }
}
