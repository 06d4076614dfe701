internal import Model
internal import Wording

/// The key: what each colour, mark and icon means, with the mark that it is about.
enum PageKey {
  /// The key's lists of terms, ready for the page.
  static let markup: String = {
    let colours = ([.red, .amber, .green, nil] as [RAG?]).map { rag in
      let words = KeySentences.rag(rag)
      return item(PageIcon.of(rag), words.term, words.text)
    }
    let columns = [KeySentences.target, KeySentences.realChange].map { item("", $0.term, $0.text) }
    let marks = KeySentences.chartMarks.map { item(sample($0.mark), $0.term, $0.text) }
    let icons = IconSentences.key.map { key in
      switch key.icon {
      case .variation(let variation, let better): item(PageIcon.of(variation, better: better), key.term, key.text)
      case .assurance(let assurance): item(PageIcon.of(assurance), key.term, key.text)
      }
    }
    return [colours + columns, marks, icons].map { "<ul>\($0.joined())</ul>" }.joined()
  }()

  private static func item(_ icon: String, _ term: String, _ text: String) -> String {
    "<li>\(icon)<span><b>\(Drawing.escaped(term))</b>: \(Drawing.escaped(text))</span></li>"
  }

  /// The mark as charts draw it.
  private static func sample(_ mark: KeySentences.ChartMark) -> String {
    var drawing = Drawing()
    func level(_ style: String) { drawing.line((1, 9), (27, 9), style) }
    func point(_ shape: Drawing.Shape, _ style: String) {
      drawing.group(style) { $0.mark(shape, at: (14, 9), size: 5.5) }
    }
    switch mark {
    case .common: point(.circle, "common")
    case .improvement: point(.diamond, "improvement")
    case .concern: point(.square, "concern")
    case .limits: level("limit")
    case .mean: level("mean")
    case .target: level("target")
    case .expected: level("expected")
    case .before: level("series before")
    }
    return "<svg class=\"chart sample\" viewBox=\"0 0 28 18\" aria-hidden=\"true\">\(drawing.markup)</svg>"
  }
}
