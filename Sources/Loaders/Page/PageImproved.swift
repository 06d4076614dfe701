internal import Model
internal import Wording

/// What has improved: figures with a real improvement, those that have just turned green, and all that are on track.
struct PageImproved: Sendable {
  struct Group: Sendable {
    var heading: String
    /// The class of its items' edge.
    var style: String
    var items: [Item]
  }
  struct Item: Sendable {
    var icon: String
    var link: String
    var heading: String
    /// How it has moved, and how it compares with its target.
    var text: String
  }

  /// Those that have an item.
  let groups: [Group]
  /// Links to the figures that are on track; nil where none is.
  let onTrack: String?

  init(_ scorecard: Scorecard) {
    let sentences = ImprovementSentences(scorecard)
    func item(_ line: ScorecardLine, _ icon: String) -> Item {
      let text = [sentences.sentence(line), sentences.target(line) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      return Item(
        icon: icon, link: PageAnchor.of(line.id), heading: SafeText.harmless("KPI \(line.id): \(line.shortTitle)"),
        text: SafeText.harmless(text))
    }
    groups = [
      Group(
        heading: PageHeading.realImprovement.rawValue, style: "better",
        items: sentences.real.map { item($0, PageIcon.of($0.variation, better: $0.better)) }),
      Group(
        heading: PageHeading.turnedGreen.rawValue, style: "good",
        items: sentences.turnedGreen.map { item($0, PageIcon.of($0.rag)) }),
    ].filter { !$0.items.isEmpty }
    let links = sentences.onTrack.map { line in
      "<a href=\"#\(PageAnchor.of(line.id))\">KPI \(Drawing.escaped(line.id.description))</a> "
        + Drawing.escaped(SafeText.harmless(line.shortTitle))
    }
    onTrack = links.isEmpty ? nil : links.joined(separator: "; ")
  }
}
