internal import Model
internal import Wording

extension PageTable {
  /// The figures by variation and assurance, as Making Data Count lays them out: a row for each kind of variation, a column for
  /// each kind of assurance. Kinds of variation without a better direction are shown only where a figure has them.
  init(matrix scorecard: Scorecard) {
    let lines = scorecard.lines
    let variations: [ControlChart.Variation?] = [.improvement, .commonCause, .concern, .high, .low, nil]
    let shown = variations.filter { kind in
      kind != .high && kind != .low || lines.contains { $0.variation == kind }
    }
    let assurances: [ControlChart.Assurance?] = [.passes, .hitAndMiss, .fails, nil]
    let rows = shown.map { variation in
      let icons = variation.map { Self.icons($0) } ?? ""
      let heading = "<th scope=\"row\">\(icons)\(IconSentences.variation(variation))</th>"
      return "<tr>" + heading
        + assurances.map { assurance in
          let here = lines.filter { $0.variation == variation && $0.assurance == assurance }
          let links = here.map { "<a href=\"#\(PageAnchor.of($0.id))\">\(Drawing.escaped($0.id.description))</a>" }
          return "<td>\(links.isEmpty ? "–" : links.joined(separator: " "))</td>"
        }.joined() + "</tr>\n"
    }
    self.init(
      IconSentences.matrix, [IconSentences.matrixCorner] + assurances.map(IconSentences.assurance),
      icons: [""] + assurances.map { $0.map(PageIcon.of) ?? "" }, markup: rows.joined(), classes: "matrix")
  }

  /// Where one direction is better, a real change may be towards higher or towards lower values: both icons stand for it.
  private static func icons(_ variation: ControlChart.Variation) -> String {
    switch variation {
    case .improvement, .concern:
      PageIcon.of(variation, better: .higher) + PageIcon.of(variation, better: .lower)
    case .commonCause, .high, .low: PageIcon.of(variation, better: nil)
    }
  }
}
