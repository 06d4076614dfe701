internal import Loaders
package import Model
internal import Wording

/// What `scorecard diff` prints.
package struct DifferenceReport: Sendable {
  private let difference: Difference

  /// Of a difference.
  package init(_ difference: Difference) { self.difference = difference }

  /// `screen` is what the text is laid out for.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every number and text can be encoded.
  package func bytes(_ format: PrintedFormat, on screen: Screen) throws -> [UInt8] {
    switch format {
    case .table: Array(text(on: screen).utf8)
    case .csv: causes.csv
    case .json: try DifferenceDocument(difference).bytes
    case .markdown: Array(causes.markdown.utf8)
    }
  }

  /// A row for each cause of each figure.
  private var causes: ShownTable {
    ShownTable(
      ["kpi", "measure", "from", "to", "effect", "what"],
      difference.figures.flatMap { figure -> [[String]] in
        func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
        let ends = [figure.id.description, figure.measure, text(figure.from.value), text(figure.to.value)]
        let causes = zip(figure.causes, DifferenceSentences(figure).causes)
        let rows = causes.map { ends + [text($0.effect.value), SafeText.harmless($1.what)] }
        return rows.isEmpty ? [ends + ["", ""]] : rows
      })
  }

  private func text(on screen: Screen) -> String {
    func wrapped(_ text: String, indent: Int) -> [String] {
      let lines = Columns.wrapped(VisibleText.line(text), to: screen.textWidth(indent: indent))
      return lines.map { String(repeating: " ", count: indent) + $0 }
    }
    func part(_ heading: String, _ lines: [String]) -> [String] {
      lines.isEmpty ? [] : ["", heading] + lines.flatMap { wrapped($0, indent: 2) }
    }
    var lines = [DifferenceSentences.title(from: difference.days.from, to: difference.days.to)]
    if difference.isSame { return (lines + [DifferenceSentences.nothing]).map { $0 + "\n" }.joined() }
    if !difference.figures.isEmpty { lines += ["", DifferenceSentences.figures] }
    for figure in difference.figures {
      let (name, sentences) = (figure.id.description, DifferenceSentences(figure))
      let indent = figure.measure == SeriesPoint.ownMeasure ? 2 : 4
      lines += wrapped("\(indent == 2 ? "KPI \(name)  " : "")\(sentences.heading)", indent: indent)
      let width = sentences.causes.map(\.effect.count).max() ?? 0
      for cause in sentences.causes {
        let effect = String(repeating: " ", count: width - cause.effect.count) + cause.effect
        let text = wrapped(cause.what, indent: indent + 6 + width)
        lines += text.enumerated().map { number, line in
          number == 0 ? String(repeating: " ", count: indent + 4) + effect + "  " + line.drop { $0 == " " } : line
        }
      }
    }
    if !difference.isExplained { lines += [""] + wrapped(DifferenceSentences.notExplained, indent: 0) }
    lines += part(
      DifferenceSentences.alerts,
      difference.alerts.map {
        DifferenceSentences.alert($0.alert.id, $0.alert.finding.message, from: $0.from?.rawValue, to: $0.to?.rawValue)
      })
    lines += part(
      DifferenceSentences.exports,
      difference.exports.map { DifferenceSentences.export($0.source, from: $0.from?.accepted, to: $0.to?.accepted) })
    lines += part(DifferenceSentences.definitions, difference.definitions.map(DifferenceSentences.key))
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Difference {
  /// Whether nothing differs.
  fileprivate var isSame: Bool { figures.isEmpty && alerts.isEmpty && exports.isEmpty && definitions.isEmpty }
}
