internal import Model
internal import Wording

/// A figure's series as an SVG file for a paper: on white, with colours that every program knows how to read.
enum SeriesSVG {
  private static let size = (width: 340.0, height: 176.0)
  private static let small = (width: 208.0, height: 32.0)

  /// Nil where there is nothing to draw.
  static func file(_ line: ScorecardLine, series: [SeriesPoint]) -> (bytes: [UInt8], alternative: String)? {
    let picture = SeriesPicture(line, series: series)
    let markup = picture.markup((size.width, size.height - 24)).markup
    let heading = Drawing.escaped(SafeText.harmless(Excerpt.short("KPI \(line.id): \(line.shortTitle)", 46)))
    guard !markup.isEmpty else { return nil }
    let body = "<text class=\"strong\" x=\"8\" y=\"16\">\(heading)</text>\n<g transform=\"translate(0 24)\">\(markup)</g>"
    return (svg(body, size), picture.alternative)
  }

  /// The lines alone, for a row of a table. Nil where there is nothing to draw.
  static func sketch(_ line: ScorecardLine, series: [SeriesPoint]) -> (bytes: [UInt8], alternative: String)? {
    let picture = SeriesPicture(line, series: series)
    let markup = picture.sketch(small)
    return markup.isEmpty ? nil : (svg(markup, small), picture.alternative)
  }

  private static func svg(_ body: String, _ size: (width: Double, height: Double)) -> [UInt8] {
    let (width, height) = (Drawing.number(size.width), Drawing.number(size.height))
    return Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
      <style>\(ChartStyle.plainRules)</style>
      <rect fill="#fff" width="\(width)" height="\(height)"/>
      \(body)
      </svg>

      """.utf8)
  }
}

extension ChartStyle {
  /// The rules with the light colours in their places, for programs that know no custom properties.
  fileprivate static let plainRules: String = {
    var rules = Self.rules
    for property in lightColours.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let pair = property.split(separator: ":", maxSplits: 1)
      if pair.count == 2 { rules = rules.replacing("var(\(pair[0]))", with: pair[1]) }
    }
    return rules.replacing(
      "font:13px system-ui,-apple-system,\"Segoe UI\",Roboto,Arial,sans-serif", with: "font:13px Arial,sans-serif")
  }()
}
