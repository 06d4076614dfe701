package import Model
internal import Mustache
internal import Wording

/// `dashboard.html`: one page for a board, created from the scorecard alone. It loads nothing from elsewhere, so that it opens
/// without a network.
///
///     let page = DashboardPage(scorecard)
///     let html = String(decoding: try page.bytes(), as: UTF8.self)
package struct DashboardPage: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` has its sentences already.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// The page in UTF-8.
  ///
  /// Throws: `TemplateError` where the program lacks a part of the page, or an error of Mustache where a template cannot be
  /// parsed.
  package func bytes() throws -> [UInt8] {
    let (page, templates) = (PageContent(scorecard).names, try Self.templates.get())
    var bytes: [UInt8] = []
    for part in Self.parts {
      guard let text = templates.render(page, withTemplate: part.name) else { throw TemplateError(name: part.name) }
      bytes += text.utf8
    }
    return bytes
  }

  /// The program has no template of this name for a part of the page: a mistake in the program.
  package struct TemplateError: Error { let name: String }

  /// The parts of the page, from top to end, each with its template.
  private static let parts: [(name: String, template: [UInt8])] = [
    ("top", PackageResources.top_mustache), ("attention", PackageResources.attention_mustache),
    ("areas", PackageResources.areas_mustache), ("figures", PackageResources.figures_mustache),
    ("plan", PackageResources.plan_mustache), ("end", PackageResources.end_mustache),
  ]

  /// All templates, parsed once.
  private static let templates = Result {
    MustacheContentTypes.register(PageText(), named: "PAGE")
    var library = MustacheLibrary()
    for (name, bytes) in parts + [("table", PackageResources.table_mustache)] {
      try library.register(String(decoding: bytes, as: UTF8.self), named: name)
    }
    return library
  }
}

/// Text between the page's tags.
private struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String { Drawing.escaped(text) }
}

/// What the template asks for, by name.
struct PageContent: Sendable {
  struct Tally: Sendable {
    var mark: String
    var count: Int
    var words: String
    var anchor: String
  }
  struct State: Sendable {
    var mark: String
    var text: String
    var points: [String]
  }
  struct Area: Sendable {
    var number: String
    var heading: String
    /// The plan's success criteria for the area, a sentence each.
    var criteria: [String]
    var cards: [Card]
  }
  struct Card: Sendable {
    var link: String
    var id: String
    var title: String
    var value: String
    var rag: String
    var sketch: String?
    var alternative: String
    var facts: [String]
  }

  let title: String
  let style: String
  let area: String
  let plan: String
  /// What the plan's first page says, a paragraph each.
  let header: [String]
  let day: String
  let dayISO: String
  let tallies: [Tally]
  let states: [State]
  let attention: PageAttention?
  let areas: [Area]
  let details: [PageDetail]
  let planSide: PagePlan
  let exports: PageTable
  let audience = Scorecard.audience
  let footer: String

  init(_ scorecard: Scorecard) {
    let figures = scorecard.figures
    area = SafeText.harmless(scorecard.area)
    plan = SafeText.harmless(scorecard.plan)
    header = HeaderSentences(scorecard).sentences.map(SafeText.harmless)
    (day, dayISO) = (scorecard.asOf.inWords, scorecard.asOf.description)
    title = SafeText.harmless(scorecard.title)
    style = Self.sheet
    tallies = FigureTally.all(of: scorecard.lines).map { tally in
      Tally(
        mark: PageMark.of(tally.rag), count: tally.lines.count, words: tally.words,
        anchor: tally.lines.first.map { PageAnchor.of($0.id) } ?? "")
    }
    states = DataSentences(scorecard).states.map { State(mark: PageMark.of($0.rag), text: $0.text, points: $0.points) }
    attention = PageAttention(scorecard)
    areas = Self.areas(scorecard, figures)
    details = figures.map { PageDetail($0, in: scorecard) }
    planSide = PagePlan(scorecard)
    exports = PageTable(exports: scorecard.quality)
    footer = scorecard.madeBy
  }

  private static let sheet: String = {
    let head = "--link:#1d70b8;--head:#12436d"
    let darkHead = "--link:#8ec6f5;--head:#12436d"
    let light = ":root{\(ChartStyle.lightColours);\(head)}"
    let dark = "@media screen and (prefers-color-scheme:dark){:root{\(ChartStyle.darkColours);\(darkHead)}}"
    return [light, dark, String(decoding: PackageResources.dashboard_css, as: UTF8.self), ChartStyle.rules].joined(
      separator: "\n")
  }()

  private static func areas(_ scorecard: Scorecard, _ figures: [PageFigure]) -> [Area] {
    let ids = figures.map(\.line.areaOfWeakness).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let order = scorecard.areasOfWeakness.map(\.id)
    return ids.sorted { (order.firstIndex(of: $0) ?? .max) < (order.firstIndex(of: $1) ?? .max) }.map { id in
      let area = scorecard.areasOfWeakness.first { $0.id == id }
      return Area(
        number: PageAnchor.plain(id), heading: SafeText.harmless(FigureCaption.area(id, area?.title)),
        criteria: (area?.successCriteria ?? []).map(SafeText.harmless),
        cards: figures.filter { $0.line.areaOfWeakness == id }.map(card))
    }
  }

  private static func card(_ figure: PageFigure) -> Card {
    let words = PageSentences(figure.line)
    let picture = SeriesPicture(figure.line, series: figure.series)
    let sketch = picture.sketch((280, 84))
    return Card(
      link: PageAnchor.of(figure.line.id), id: figure.line.id.description, title: SafeText.harmless(figure.line.shortTitle),
      value: words.value,
      rag: PageMark.chip(figure.line), sketch: sketch.isEmpty ? nil : sketch, alternative: picture.alternative,
      facts: figure.onCard.map { SafeText.harmless($0.inWords) } + words.facts)
  }
}
