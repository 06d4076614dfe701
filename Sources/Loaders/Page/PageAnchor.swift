internal import Model

/// Names of places in the page that links lead to.
enum PageAnchor {
  static func of(_ figure: FigureID) -> String { "kpi-" + plain(figure.description) }

  /// Fit for an anchor.
  static func plain(_ id: String) -> String { id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") } }
}
