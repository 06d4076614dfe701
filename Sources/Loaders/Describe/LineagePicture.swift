internal import Model
internal import Wording

/// A lineage as an SVG picture, in the reader's light or dark colours.
package struct LineagePicture: Sendable {
  private let graph: LineageGraph
  private let layout: LineageLayout

  /// The picture of this graph.
  package init(_ graph: LineageGraph) { (self.graph, layout) = (graph, LineageLayout(graph)) }

  /// What the picture looks like, in a page or on its own. No text is smaller than 11 pixels.
  static let rules = """
    .lineage{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
    .lineage text{fill:var(--ink)}
    .lineage .head{fill:var(--quiet);font-weight:600;font-size:13px}
    .lineage .uses{fill:var(--quiet);font-size:11px}
    .lineage rect.box{fill:var(--ground);stroke:var(--quiet);stroke-width:1}
    .lineage .kpis rect.box{stroke:var(--line);stroke-width:2.5}
    .lineage path{fill:none;stroke:var(--line);stroke-width:1.3;opacity:.8}
    .lineage .indirect path{stroke:var(--quiet);stroke-dasharray:5 4}
    .lineage-figure{margin:1rem 0}
    .lineage-figure svg{display:block;max-width:none}
    @page lineage{size:A4 landscape}
    @media print{.lineage-figure{page:lineage;break-inside:avoid}.lineage-figure svg{max-width:100%;height:auto}}
    """

  /// The picture as a part of a page. `id` is the page's own name for it.
  func inline(id: String) -> String { svg(id: id, attributes: "", head: "") }

  /// The picture as a file of its own, in UTF-8.
  package var file: [UInt8] {
    let style = """
      <style>\(Self.rules(in: ChartStyle.lightColours))
      @media (prefers-color-scheme:dark){
      \(Self.rules(in: ChartStyle.darkColours))}</style>
      <rect class="ground" width="100%" height="100%"/>

      """
    return Array((svg(id: "lineage", attributes: " xmlns=\"http://www.w3.org/2000/svg\"", head: style) + "\n").utf8)
  }

  /// The rules with the colours themselves: programs other than browsers know no variables, and draw all in black.
  private static func rules(in colours: String) -> String {
    let values = colours.split(whereSeparator: { $0 == ";" || $0.isNewline })
      .map { $0.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } } }.filter { $0.count == 2 }
    return values.reduce(rules + "\n.ground{fill:var(--ground)}") { $0.replacing("var(\($1[0]))", with: $1[1]) }
  }

  private func svg(id: String, attributes: String, head: String) -> String {
    let (width, height) = (Drawing.number(layout.size.width), Drawing.number(layout.size.height))
    return """
      <svg\(attributes) class="lineage" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
      aria-labelledby="\(id)-title \(id)-description" lang="en-GB">
      <title id="\(id)-title">\(Self.escaped(graph.title))</title>
      <desc id="\(id)-description">\(Self.escaped(graph.description))</desc>
      \(head)\(lines)
      \(headings)\(boxes)
      </svg>
      """
  }

  private var headings: String {
    var drawing = Drawing()
    for (x, words) in zip(layout.columns, LineageSentences.layers) { drawing.text(words, at: (x, 22), "head") }
    return drawing.markup
  }

  private var lines: String {
    [true, false].map { isDirect in
      let paths = graph.edges.filter { $0.isDirect == isDirect }.map { edge in
        let (from, to) = (layout.boxes[edge.from], layout.boxes[edge.to])
        let (x1, y1) = (from.x + from.width, from.y + from.height / 2)
        let (x2, y2) = (to.x, to.y + to.height / 2)
        let middle = Drawing.number((x1 + x2) / 2)
        return "<path d=\"M\(Drawing.number(x1)) \(Drawing.number(y1))C\(middle) \(Drawing.number(y1)) \(middle) "
          + "\(Drawing.number(y2)) \(Drawing.number(x2)) \(Drawing.number(y2))\"/>"
      }
      return paths.isEmpty ? "" : "<g class=\"\(isDirect ? "direct" : "indirect")\">\(paths.joined())</g>"
    }.joined(separator: "\n")
  }

  private var boxes: String {
    LineageSentences.layers.indices.map { layer in
      var drawing = Drawing()
      for (node, box) in zip(graph.nodes, layout.boxes) where node.layer == layer { draw(box, in: &drawing) }
      return drawing.markup.isEmpty ? "" : "<g class=\"\(Self.classes[layer])\">\(drawing.markup)</g>"
    }.joined(separator: "\n")
  }

  private static let classes = ["files", "columns", "exports", "measures", "kpis", "readers"]

  private func draw(_ box: LineageLayout.Box, in drawing: inout Drawing) {
    drawing.box(at: (box.x, box.y), size: (box.width, box.height), "box")
    var y = box.y + LineageLayout.line.padding
    for line in box.lines {
      y += LineageLayout.line.label
      drawing.text(SafeText.harmless(line), at: (box.x + 7, y - 4), "name")
    }
    for line in box.notes {
      y += LineageLayout.line.note
      drawing.text(SafeText.harmless(line), at: (box.x + 7, y - 4), "uses")
    }
  }

  private static func escaped(_ words: String) -> String { Drawing.escaped(SafeText.harmless(words)) }
}
