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
    case .csv: table.csv
    case .json: try DifferenceDocument(difference).bytes
    case .markdown: Array(table.markdown.utf8)
    }
  }

  private var table: ShownTable { difference.listsRows ? ListedChanges(difference).table : causes }

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
    func part(_ heading: String, _ lines: [String]) -> [String] {
      lines.isEmpty ? [] : ["", heading] + lines.flatMap { Columns.indented($0, by: 2, hanging: 2, on: screen) }
    }
    var lines = [DifferenceSentences.title(from: difference.days.from, to: difference.days.to)]
    if let chosen = difference.chosenDay { lines += Columns.indented(chosen.sentence, by: 0, on: screen) }
    let unanswered = part(DifferenceSentences.unanswered, UnansweredFigure.lines(difference.unanswered))
    if difference.isSame {
      let earlier = difference.replaced.map(DifferenceSentences.replaced).map { Columns.indented($0, by: 0, on: screen) } ?? []
      return (lines + [DifferenceSentences.nothing] + earlier + unanswered).map { $0 + "\n" }.joined()
    }
    if !difference.figures.isEmpty { lines += ["", DifferenceSentences.figures] }
    lines += difference.figures.flatMap { self.lines(of: $0, on: screen) }
    if !difference.isExplained { lines += [""] + Columns.indented(DifferenceSentences.notExplained, by: 0, on: screen) }
    lines += unanswered
    lines += part(
      DifferenceSentences.alerts,
      difference.alerts.map {
        DifferenceSentences.alert($0.alert.id, $0.alert.finding.message, from: $0.from?.rawValue, to: $0.to?.rawValue)
      })
    lines += part(
      DifferenceSentences.exports,
      difference.exports.map {
        DifferenceSentences.export($0.source, from: $0.from?.accepted, to: $0.to?.accepted, difference.rows[$0.source])
      })
    lines += part(DifferenceSentences.definitions, difference.definitions.map(DifferenceSentences.key))
    let text = lines.map { $0 + "\n" }.joined()
    guard difference.listsRows, difference.isExplained else { return text }
    return "\(text)\n\(ListedRowSentences.heading)\n" + ListedChanges(difference).text(on: screen)
  }

  /// A figure with its causes, a line each.
  private func lines(of figure: FigureDifference, on screen: Screen) -> [String] {
    let sentences = DifferenceSentences(figure)
    let isOwn = figure.measure == SeriesPoint.ownMeasure
    let indent = isOwn ? 2 : 4
    let heading = Columns.indented("\(isOwn ? "KPI \(figure.id)  " : "")\(sentences.heading)", by: indent, on: screen)
    let width = sentences.causes.map(\.effect.count).max() ?? 0
    return heading
      + sentences.causes.flatMap { cause in
        let effect = String(repeating: " ", count: indent + 4 + width - cause.effect.count) + cause.effect + "  "
        return Columns.indented(cause.what, by: indent + 6 + width, on: screen).enumerated().map { number, line in
          number == 0 ? effect + line.drop { $0 == " " } : line
        }
      }
  }
}

extension Difference {
  /// Whether nothing differs.
  fileprivate var isSame: Bool { figures.isEmpty && alerts.isEmpty && exports.isEmpty && definitions.isEmpty }
}

extension ComparedDay {
  /// Why it is this day, in words.
  fileprivate var sentence: String {
    switch reason {
    case .published(let input): ComparedDaySentence.published(from: input)
    case .newestRow(let newest, let input): ComparedDaySentence.newestRow(newest, of: input)
    case .lastMonth: ComparedDaySentence.lastMonth
    }
  }
}
