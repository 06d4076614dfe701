internal import CSV
internal import History
internal import JSON
internal import Model
internal import Publishing

/// The baselines that definitions set when runs were published, as far as the runs' `scorecard.csv` still tell them; `scorecard.json` says who
/// set them.
struct PublishedBaselines {
  private let history: HistoryQueries
  /// By figure, in the order in which they were first published.
  private var found: [FigureID: [FigureBackground.EarlierBaseline]] = [:]

  /// Those of all runs that were not withdrawn.
  ///
  /// Throws: `HistoryError` where the history cannot be read.
  init(_ history: HistoryQueries) throws {
    self.history = history
    for run in try history.runs() where run.withdrawal == nil {
      guard let records = history.scorecardCSV(of: run.name).flatMap(Reader.records), let headings = records.first else {
        continue
      }
      for record in records.dropFirst() where record.count == headings.count {
        take(Dictionary(zip(headings, record)) { first, _ in first }, of: run)
      }
    }
  }

  /// Those that a figure no longer has.
  func earlier(of figure: FigureDefinition) -> [FigureBackground.EarlierBaseline] {
    (found[figure.id] ?? []).filter { earlier in
      guard case .given(let value, let date, let qualifier) = figure.baseline else { return true }
      return (earlier.value, earlier.date, earlier.qualifier) != (value, date, qualifier)
    }.map { earlier in
      var earlier = earlier
      earlier.origin = origin(of: figure.id, in: earlier.first.run)
      return earlier
    }
  }

  private func origin(of id: FigureID, in run: String) -> BaselineOrigin {
    let scorecard = history.scorecardJSON(of: run).flatMap { try? Feed.decode($0) }
    guard let baseline = scorecard?.lines.first(where: { $0.id == id })?.baseline else { return BaselineOrigin() }
    return BaselineOrigin(reason: baseline.reason, frozenBy: baseline.frozenBy, frozenOn: baseline.frozenOn)
  }

  private mutating func take(_ line: [String: String], of run: RunRecord) {
    guard line["baseline_measured"] == "no", let value = line["baseline"].flatMap(Double.init),
      let date = line["baseline_date"].flatMap({ Day(iso: $0) }), let kpi = line["kpi"]
    else { return }
    let (id, qualifier) = (FigureID(kpi: kpi, part: line["part"] ?? ""), line["baseline_qualifier"] ?? "")
    let known = found[id]?.firstIndex { ($0.value, $0.date, $0.qualifier) == (value, date, qualifier) }
    if let known {
      found[id]?[known].repeated(by: run.name, on: run.publishedOn)
    } else {
      found[id, default: []].append(
        FigureBackground.EarlierBaseline(date: date, value: value, qualifier: qualifier, run: run.name, on: run.publishedOn))
    }
  }
}
