internal import Model
internal import Wording

/// The list of the page's parts, with the figures of each area.
struct PageContents: Sendable {
  struct Entry: Sendable {
    var anchor: String
    var heading: String
    var figures: [FigureID] = []
  }

  let entries: [Entry]

  /// The parts that the page has, in its order.
  init(_ scorecard: Scorecard, areas: [PageArea], plan: PagePlan, hasToConfirm: Bool) {
    func entry(_ anchor: String, _ heading: PageHeading, if isThere: Bool = true) -> Entry? {
      isThere ? Entry(anchor: anchor, heading: heading.rawValue) : nil
    }
    let first = [
      entry("summary", .summary), entry("attention", .attention), entry("improved", .improved), entry("data-state", .state),
      entry("to-confirm", .toConfirm, if: hasToConfirm),
      entry("variation", .variation, if: !scorecard.lines.isEmpty), entry("key", .key),
    ]
    let last = [
      entry("actions", .actions, if: !plan.actions.isEmpty), entry("risks", .risks, if: plan.risks != nil),
      entry("findings", .findings, if: !plan.findings.isEmpty), entry("governance", .governance, if: plan.hasOversight),
      entry("exports", .exports),
    ]
    entries =
      first.compactMap(\.self)
      + areas.map { area in
        Entry(
          anchor: "area-" + area.number, heading: area.shortHeading,
          figures: area.details.map(\.figure))
      } + last.compactMap(\.self)
  }

  /// The list's items.
  var markup: String {
    entries.map { entry in
      let figures = entry.figures.map { "<a href=\"#\(PageAnchor.of($0))\">\(Drawing.escaped($0.description))</a>" }
      return "<li><a href=\"#\(entry.anchor)\">\(Drawing.escaped(entry.heading))</a>"
        + (figures.isEmpty ? "" : "<span class=\"ids\">\(figures.joined(separator: " "))</span>") + "</li>"
    }.joined(separator: "\n")
  }
}
