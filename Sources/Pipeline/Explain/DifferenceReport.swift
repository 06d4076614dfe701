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
    case .csv: (difference.listsRows ? ListedChanges(difference).table : DifferenceTable(difference).table).csv
    case .json: try DifferenceDocument(difference).bytes
    case .markdown: Array(DifferenceMarkdown(difference).text.utf8)
    }
  }

  private func text(on screen: Screen) -> String {
    func block(_ text: String) -> [String] { Columns.indented(text, by: 0, on: screen) }
    var lines = [DifferenceSentences.title(from: difference.days.from, to: difference.days.to)]
    lines += difference.notes.flatMap(block)
    if !difference.figures.isEmpty { lines += ["", DifferenceSentences.figures] }
    for (place, figure) in difference.figures.enumerated() {
      let isFirst = place == 0 || difference.figures[place - 1].id != figure.id
      if isFirst, figure.measure != SeriesPoint.ownMeasure { lines += heading(of: figure.id, on: screen) }
      lines += self.lines(of: figure, on: screen)
    }
    if difference.dependsOnOrder { lines += Columns.indented(DifferenceSentences.order, by: 2, on: screen) }
    if !difference.isSame, !difference.isExplained { lines += [""] + block(DifferenceSentences.notExplained) }
    for (heading, sentences) in difference.parts {
      lines += ["", heading] + sentences.flatMap { Columns.indented($0, by: 2, hanging: 2, on: screen) }
    }
    let text = lines.map { $0 + "\n" }.joined()
    guard !difference.isSame, difference.listsRows, difference.isExplained else { return text }
    return "\(text)\n\(ListedRowSentences.heading)\n" + ListedChanges(difference).blocks.text(on: screen)
  }

  /// The KPI's own figure, of which nothing differs, above those that are shown with it.
  private func heading(of id: FigureID, on screen: Screen) -> [String] {
    guard var own = difference.headings[id] else { return ["  KPI \(id)"] }
    own.causes = []
    return lines(of: own, on: screen)
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
  fileprivate var isSame: Bool {
    [figures.isEmpty, breakdowns.isEmpty, alerts.isEmpty, exports.isEmpty, definitions.isEmpty].allSatisfy(\.self)
  }

  /// What is said below the title: why it is this day, what is calculated, and that nothing differs.
  var notes: [String] {
    let days = calculatedDays.map { ComparedDaySentence.calculated($0.day, asPublishedOn: $0.published) }
    let nothing = isSame ? [DifferenceSentences.nothing] + [replaced.map(DifferenceSentences.replaced)].compactMap(\.self) : []
    return [chosenDay?.sentence].compactMap(\.self) + days + nothing
  }

  /// All but the figures, each part with its heading.
  var parts: [(heading: String, lines: [String])] {
    let all = [
      (DifferenceSentences.breakdowns, breakdowns.map(DifferenceSentences.breakdown)),
      (DifferenceSentences.unanswered, UnansweredFigure.lines(unanswered.filter { !$0.isCarried })),
      (DifferenceSentences.carried, UnansweredFigure.lines(unanswered.filter(\.isCarried))),
      (DifferenceSentences.alerts, alerts.map { ChangedAlertSentence.text(from: $0.from, to: $0.to) }),
      (DifferenceSentences.exports, exportLines),
      (DifferenceSentences.definitions, definitions.map(DifferenceSentences.key)),
    ]
    return all.filter { !$0.1.isEmpty }
  }

  /// A line for each export that differs.
  var exportLines: [String] {
    exports.map { DifferenceSentences.export($0.source, from: $0.from, to: $0.to, rows[$0.source]) }
  }
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
