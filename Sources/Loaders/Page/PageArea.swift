internal import Model
internal import Wording

/// An area of weakness with its figures.
struct PageArea: Sendable {
  let id: String
  /// The number, fit for an anchor.
  let number: String
  let heading: String
  /// Its heading in the list of contents.
  let shortHeading: String
  /// The plan's success criteria for the area, a sentence each.
  let criteria: [String]
  let details: [PageDetail]

  /// The areas that have a figure, in the plan's order; those that it does not list come last. Figures that belong to none have
  /// one for themselves.
  static func all(_ scorecard: Scorecard, _ figures: [PageFigure]) -> [PageArea] {
    let ids = figures.map(\.line.areaOfWeakness).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let order = scorecard.areasOfWeakness.map(\.id)
    return ids.sorted { (order.firstIndex(of: $0) ?? .max) < (order.firstIndex(of: $1) ?? .max) }.map { id in
      let area = scorecard.areasOfWeakness.first { $0.id == id }
      return PageArea(
        id: id, number: id.isEmpty ? "none" : PageAnchor.plain(id),
        heading: SafeText.harmless(FigureCaption.area(id, area?.title, isOnly: ids.count == 1)),
        shortHeading: SafeText.harmless(FigureCaption.areaInContents(id, isOnly: ids.count == 1)),
        criteria: (area?.successCriteria ?? []).map(SafeText.harmless),
        details: figures.filter { $0.line.areaOfWeakness == id }.map { PageDetail($0, in: scorecard) })
    }
  }
}
