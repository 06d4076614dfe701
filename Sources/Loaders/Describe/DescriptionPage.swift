internal import Model
package import Wording

/// Descriptions of figures as a page of their own, in the style of the scorecard's page. It loads nothing from elsewhere.
package struct DescriptionPage: Sendable {
  private let texts: [DescribedText]
  private let lineages: [LineageGraph]

  /// `lineages` has the picture of each text, in the same order.
  package init(_ texts: [DescribedText], _ lineages: [LineageGraph]) { (self.texts, self.lineages) = (texts, lineages) }

  /// The page in UTF-8. `title` and `note` are above the figures, `kicker` next to the title. A page of one figure is called after
  /// it.
  package func bytes(title: String, kicker: String, note: String) -> [UInt8] {
    let name = texts.count == 1 ? texts[0].title : title
    let heading = Drawing.escaped(SafeText.harmless(title))
    let bodies = zip(texts, lineages).map(Self.section)
    let layout = texts.count > 1 ? "wrap layout" : "wrap"
    return Array(
      """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Self.escaped(name))</title>
      <style>\(PageStyle.sheet)
      \(LineagePicture.rules)
      \(Self.rules)</style>
      </head>
      <body>
      <a class="skip" href="#main">\(DescriptionSentences.skip)</a>
      <header class="top"><div class="wrap">
      <h1>\(heading)</h1>
      <p class="kicker">\(Drawing.escaped(SafeText.harmless(kicker)))</p>
      </div></header>
      <main id="main" tabindex="-1"><div class="\(layout)">
      \(contents)<div class="rest">
      <p class="note">\(Drawing.escaped(note))</p>
      \(bodies.joined(separator: "\n"))
      </div>
      </div></main>
      </body>
      </html>

      """.utf8)
  }

  /// What the scorecard's page has no need of. A description has no figures, so its printed pages need no marking.
  private static let rules = """
    .rest>section>h2{font-size:1.3rem}
    .rest h4{margin-bottom:.3em}
    .rest ul{margin:0 0 .8em;padding-left:1.3em;max-width:52em}
    .rest li{margin:.2em 0;overflow-wrap:anywhere}
    .contents{page:auto}
    @media screen and (min-width:45.01em){.stack th[scope=row]{min-width:9em}.stack td{max-width:30em}}
    @page{@bottom-left{content:''}}
    @media print{.layout{display:block}.rest>section+section{break-before:page}}
    """

  private var contents: String {
    guard texts.count > 1 else { return "" }
    let items = texts.map { "<li><a href=\"#\(Self.anchor($0))\">\(Drawing.escaped(SafeText.harmless($0.title)))</a></li>" }
    return """
      <nav class="contents" aria-labelledby="contents"><h2 id="contents">\(DescriptionSentences.contents)</h2>
      <ul>\(items.joined(separator: "\n"))</ul></nav>

      """
  }

  private static func anchor(_ text: DescribedText) -> String { "kpi-" + PageAnchor.plain(text.id) }

  private static func section(_ text: DescribedText, _ graph: LineageGraph) -> String {
    let anchor = anchor(text)
    let parts = text.sections.map { section in
      "<h3>\(escaped(section.heading.rawValue))</h3>\n" + section.blocks.map(markup).joined(separator: "\n")
    }
    let picture = LineagePicture(graph).inline(id: "lineage-" + PageAnchor.plain(text.id))
    return """
      <section id="\(anchor)" aria-labelledby="\(anchor)-title">
      <h2 id="\(anchor)-title">\(escaped(text.title))</h2>
      \(parts.joined(separator: "\n"))
      <h3>\(escaped(DescribedHeading.lineage.rawValue))</h3>
      <figure class="lineage-figure"><div class="scroll" role="group" tabindex="0" aria-label="\(escaped(graph.title))">\(picture)</div>
      <figcaption class="note">\(escaped(LineageSentences.key))</figcaption></figure>
      </section>
      """
  }

  private static func markup(_ block: DescribedText.Block) -> String {
    switch block {
    case .paragraph(let words): return "<p>\(escaped(words))</p>"
    case .list(let items): return "<ul>\(items.map { "<li>\(escaped($0))</li>" }.joined())</ul>"
    case .facts(let facts):
      let items = facts.map { "<div><dt>\(escaped($0.term))</dt><dd>\(escaped($0.text))</dd></div>" }
      return "<dl class=\"about\">\(items.joined())</dl>"
    case .heading(let words): return "<h4>\(escaped(words))</h4>"
    case .table(let table):
      let made = PageTable(table.caption, table.headings, numbers: [], table.rows, narrow: .stacks)
      return """
        <div class="scroll" role="group" tabindex="0" aria-label="\(escaped(made.caption))"><table\(made.attributes)>
        <caption>\(escaped(made.caption))</caption>
        <thead><tr>\(made.headings)</tr></thead>
        <tbody>\(made.rows)</tbody>
        </table></div>
        """
    }
  }

  private static func escaped(_ words: String) -> String { Drawing.escaped(SafeText.harmless(words)) }
}
