internal import Model
internal import Wording

/// Small marks next to words, told apart by their shape as well as their colour; the words next to them are what a screen reader
/// says. Each is drawn once, as a symbol, and takes its colour from where it is used.
enum PageIcon {
  /// All symbols, for the top of the page.
  static let symbols: String = {
    let letters = [("imp-h", "H", up), ("imp-l", "L", down), ("con-h", "H", up), ("con-l", "L", down)]
    let drawn =
      rag + letters.map { symbol("i-\($0.0)", 32, ring + text($0.1, 11.5) + stroked($0.2)) } + [
        symbol("i-high", 32, ring + stroked("M16 23V9m-5 5l5-5l5 5")),
        symbol("i-low", 32, ring + stroked("M16 9V23m-5-5l5 5l5-5")),
        symbol("i-common", 32, ring + stroked("M6 17c3-7 6-7 10-1s7 6 10-1")),
        symbol("i-pass", 32, ring + text("P", 16) + target), symbol("i-fail", 32, ring + text("F", 16) + target),
        symbol("i-hit", 32, ring + text("?", 16) + target),
      ]
    return "<svg class=\"symbols\" aria-hidden=\"true\">" + drawn.joined() + "</svg>"
  }()

  /// Green a disc, amber a triangle, red a square, none an empty ring.
  private static let rag = [
    symbol("i-green", 16, "<circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"currentColor\"/>"),
    symbol("i-amber", 16, "<path d=\"M8 1.5L15.5 14.5H.5Z\" fill=\"currentColor\" stroke=\"#0b0c0c\"/>"),
    symbol("i-red", 16, "<path d=\"M1.5 1.5h13v13h-13Z\" fill=\"currentColor\"/>"),
    symbol("i-none", 16, "<circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>"),
  ]
  private static let ring = "<circle cx=\"16\" cy=\"16\" r=\"14.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"/>"
  private static let (up, down) = ("M22 23V10m-4 4l4-4l4 4", "M22 10V23m-4-4l4 4l4-4")
  private static let target = "<path d=\"M6 24.5h20\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"3 2\"/>"

  private static func symbol(_ id: String, _ size: Int, _ shapes: String) -> String {
    "<symbol id=\"\(id)\" viewBox=\"0 0 \(size) \(size)\">\(shapes)</symbol>"
  }
  private static func stroked(_ steps: String) -> String {
    "<path d=\"\(steps)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.2\"/>"
  }
  private static func text(_ letter: String, _ x: Double) -> String {
    "<text x=\"\(Drawing.number(x))\" y=\"\(letter == "H" || letter == "L" ? 21 : 20)\" text-anchor=\"middle\" fill=\"currentColor\">\(letter)</text>"
  }

  private static func use(_ style: String, _ id: String) -> String {
    "<svg class=\"\(style)\" aria-hidden=\"true\"><use href=\"#\(id)\"/></svg>"
  }

  static func of(_ rag: RAG?) -> String {
    let name = rag?.rawValue ?? "none"
    return use("mark " + name, "i-" + name)
  }

  static func of(_ severity: Alert.Severity) -> String {
    switch severity {
    case .critical: of(RAG.red)
    case .warning: of(RAG.amber)
    case .information: of(nil)
    }
  }

  /// Nothing where there is no chart.
  static func of(_ variation: ControlChart.Variation?, better: Better?) -> String {
    guard let variation else { return "" }
    let letter = IconSentences.letter(variation, better: better) == "H" ? "h" : "l"
    switch variation {
    case .improvement: return use("icon improvement", "i-imp-" + letter)
    case .concern: return use("icon concern", "i-con-" + letter)
    case .commonCause: return use("icon common", "i-common")
    case .high: return use("icon either", "i-high")
    case .low: return use("icon either", "i-low")
    }
  }

  static func of(_ assurance: ControlChart.Assurance) -> String {
    switch assurance {
    case .passes: use("icon improvement", "i-pass")
    case .fails: use("icon concern", "i-fail")
    case .hitAndMiss: use("icon common", "i-hit")
    }
  }

  /// The colour of a line with its shape and its word; nothing where no colour is given.
  static func chip(_ line: ScorecardLine) -> String {
    line.colourInWords.map { "<span class=\"rag\">\(of(line.rag))\($0)</span>" } ?? ""
  }
}
