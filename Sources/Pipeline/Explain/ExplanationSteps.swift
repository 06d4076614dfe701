internal import Loaders
internal import Model
internal import Wording

/// Explanations as a tidy table: a row for each step from the files to the figure, and for each cause of its change.
struct ExplanationSteps {
  static let headings = ["kpi", "part", "measure", "as_of", "step", "source", "use", "file", "rule", "rows", "value"]
  private let exports: TracedExports

  init(_ exports: TracedExports) { self.exports = exports }

  /// The rows of one figure, under `headings`.
  func rows(_ account: FigureAccount) -> [[String]] {
    let (explained, figure) = (account.explained, account.explained.figure)
    let start = [explained.id.kpi, explained.id.part, explained.measure, figure.day.description]
    func row(
      _ step: String, _ source: String = "", _ use: String = "", file: String = "", rule: String = "", rows: Int? = nil,
      value: Double? = nil
    ) -> [String] {
      start + [step, source, use, file, rule, rows.map(String.init) ?? "", value.map(PlainDecimal.text) ?? ""]
    }
    var all: [[String]] = []
    for use in explained.uses {
      let (source, names) = (use.rule.source, RuleNames(use.rule))
      let name = use.name
      for file in exports.source(source)?.files ?? [] {
        let counts = [
          ("read", file.read), ("rejected", file.rejected), ("duplicates", file.duplicates), ("skipped", file.skipped),
        ]
        all += counts.map { row($0.0, source, name, file: file.name, rows: $0.1) }
      }
      all.append(row("accepted", source, name, rows: use.accepted))
      all += use.steps.map { row("dropped", source, name, rule: names.name($0.drop), rows: $0.rows) }
      all.append(row("numerator", source, name, rows: use.numerator))
      all.append(row("denominator", source, name, rows: use.denominator))
    }
    all.append(row("value", value: figure.value))
    all.append(row("value numerator", value: figure.answer.numerator))
    all.append(row("value denominator", value: figure.answer.denominator))
    if let line = account.line { all.append(row("expected", rule: line.rag?.rawValue ?? "", value: line.expected)) }
    guard let bridge = account.bridge else { return all }
    all.append(row("from", rule: account.from.description, value: bridge.from.value))
    for cause in bridge.causes {
      all.append(
        row(
          "cause", cause.source, cause.use.name(part: cause.part), rule: cause.kind.rawValue, rows: cause.rows,
          value: cause.effect.value))
    }
    all.append(row("to", rule: figure.day.description, value: bridge.to.value))
    return all
  }
}
