internal import Model
internal import Wording

/// Small marks beside words, told apart by their shape as well as their colour; the word is what a screen reader says.
enum PageMark {
  private static func svg(_ style: String, _ shape: String) -> String {
    "<svg class=\"mark\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\"><path class=\"\(style)\" d=\"\(shape)\"/></svg>"
  }

  /// Green a disc, amber a triangle, red a square, none an empty ring.
  static func of(_ rag: RAG?) -> String {
    switch rag {
    case .green?: svg("green", "M1 8a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z")
    case .amber?: svg("amber", "M8 1.5L15.5 14.5L.5 14.5Z")
    case .red?: svg("red", "M1.5 1.5H14.5V14.5H1.5Z")
    case nil: svg("none", "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z")
    }
  }

  static func of(_ severity: Alert.Severity) -> String {
    switch severity {
    case .critical: of(RAG.red)
    case .warning: of(RAG.amber)
    case .information: of(nil)
    }
  }

  /// The colour of a line with its shape and its word; nothing where no colour is given.
  static func chip(_ line: ScorecardLine) -> String {
    line.colourInWords.map { "<span class=\"rag\">\(of(line.rag))\($0)</span>" } ?? ""
  }
}
