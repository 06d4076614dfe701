internal import Model
internal import Wording

/// The first screen: the verdict, the figure that is furthest from its target, and a row for each figure.
struct PageSummary: Sendable {
  struct Worst: Sendable {
    /// Its class: whether it is off track or close.
    var style: String
    var introduction: String
    var link: String
    var name: String
    /// How far it is off, whether that is noise, and who answers for it, a sentence each.
    var sentences: String
  }

  let verdict: String
  /// What has really changed, and what is not known.
  let lead: String
  let worst: Worst?
  /// Nil where there is no figure.
  let table: PageTable?
  /// What the columns of the table mean.
  let note: String

  init(_ scorecard: Scorecard, _ figures: [PageFigure]) {
    let sentences = VerdictSentences(scorecard.lines)
    verdict = sentences.verdict
    lead = [sentences.change, sentences.gaps].filter { !$0.isEmpty }.joined(separator: " ")
    worst = WorstFigureSentences(scorecard).map { sentences in
      let (id, words) = (sentences.line.id, [sentences.gap, sentences.noise, sentences.owner])
      return Worst(
        style: sentences.line.rag == .red ? "worst" : "worst close", introduction: sentences.introduction,
        link: PageAnchor.of(id),
        name: SafeText.harmless("KPI \(id), \(sentences.line.shortTitle):"),
        sentences: SafeText.harmless(words.filter { !$0.isEmpty }.joined(separator: " ")))
    }
    let words = FirstScreenSentences(scorecard)
    note = words.note
    table =
      figures.isEmpty
      ? nil
      : PageTable(
        words.caption, words.headings, narrow: words.narrowHeadings, markup: figures.map { Self.row($0, words) }.joined(),
        classes: "stack all")
  }

  /// The size of the sketch in a row.
  private static let sketch = (width: 100.0, height: 24.0)

  private static func row(_ figure: PageFigure, _ words: FirstScreenSentences) -> String {
    let line = figure.line
    let picture = SeriesPicture(line, series: figure.series)
    let markup = picture.sketch(sketch)
    let size = "\(Drawing.number(sketch.width)) \(Drawing.number(sketch.height))"
    let chart =
      markup.isEmpty
      ? ""
      : "<svg class=\"chart spark\" viewBox=\"0 0 \(size)\" role=\"img\" aria-label=\"\(Drawing.escaped(picture.alternative))\">\(markup)</svg>"
    let title = Drawing.escaped(SafeText.harmless(line.shortTitle))
    let cells = [
      Drawing.escaped(PageSentences(line).value), Drawing.escaped(words.target(line)),
      line.rag == nil ? "–" : PageIcon.chip(line),
      PageIcon.of(line.variation, better: line.better) + ChangeSentences(line).realChange,
      Drawing.escaped(words.change(line)), chart,
    ]
    return
      "<tr><th scope=\"row\"><a href=\"#\(PageAnchor.of(line.id))\"><b>\(Drawing.escaped(line.id.description))</b>\(title)</a></th>"
      + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
  }
}
