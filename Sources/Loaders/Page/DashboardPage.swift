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
    ("areas", PackageResources.areas_mustache), ("plan", PackageResources.plan_mustache),
    ("end", PackageResources.end_mustache),
  ]

  /// What the parts repeat.
  private static let pieces: [(name: String, template: [UInt8])] = [
    ("figure", PackageResources.figures_mustache), ("table", PackageResources.table_mustache),
  ]

  /// All templates, parsed once.
  private static let templates = Result {
    MustacheContentTypes.register(PageText(), named: "PAGE")
    var library = MustacheLibrary()
    for (name, bytes) in parts + pieces { try library.register(String(decoding: bytes, as: UTF8.self), named: name) }
    return library
  }
}

/// Text between the page's tags.
private struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String { Drawing.escaped(text) }
}

/// What the templates ask for, by name.
struct PageContent: Sendable {
  struct State: Sendable {
    var mark: String
    var text: String
    var points: [String]
  }

  let title: String
  let area: String
  let plan: String
  let day: String
  let dayISO: String
  let summary: PageSummary
  let contents: PageContents
  let attention: PageAttention?
  let improved: PageImproved
  let states: [State]
  /// What nobody has agreed yet; nil where everything is confirmed.
  let toConfirm: PageTable?
  /// Nil where there is no figure.
  let matrix: PageTable?
  let areas: [PageArea]
  let planSide: PagePlan
  let exports: PageTable
  let footer: String

  init(_ scorecard: Scorecard) {
    let figures = scorecard.figures
    area = SafeText.harmless(scorecard.area)
    plan = SafeText.harmless(scorecard.plan)
    (day, dayISO) = (scorecard.dayTitle, scorecard.asOf.description)
    title = SafeText.harmless(scorecard.title)
    summary = PageSummary(scorecard, figures)
    attention = PageAttention(scorecard)
    improved = PageImproved(scorecard)
    states = DataSentences(scorecard).states.map { State(mark: PageIcon.of($0.rag), text: $0.text, points: $0.points) }
    toConfirm = PageTable(toConfirm: scorecard)
    matrix = figures.isEmpty ? nil : PageTable(matrix: scorecard)
    areas = PageArea.all(scorecard, figures)
    planSide = PagePlan(scorecard)
    contents = PageContents(scorecard, areas: areas, plan: planSide, hasToConfirm: toConfirm != nil)
    exports = PageTable(exports: scorecard.quality)
    footer = scorecard.madeBy
  }
}
