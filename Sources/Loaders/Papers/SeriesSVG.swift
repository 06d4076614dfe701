internal import Model
internal import Wording

/// A figure's series as an SVG file for a paper: on white, with colours that every program knows how to read.
enum SeriesSVG {
  private static let size = (width: 340.0, height: 170.0)
  /// How many characters of a heading fit in a line.
  private static let titleWidth = 44
  private static let small = (width: 208.0, height: 32.0)

  /// Nil where there is nothing to draw.
  static func file(_ line: ScorecardLine, series: [SeriesPoint]) -> (bytes: [UInt8], alternative: String)? {
    let picture = SeriesPicture(line, series: series)
    // Two lines at most: short titles have room in them.
    let title = Excerpt.short("KPI \(line.id): \(line.shortTitle)", 2 * Self.titleWidth - 8)
    let titles = Columns.wrapped(SafeText.harmless(title), to: Self.titleWidth)
    let markup = picture.markup(size).markup
    guard !markup.isEmpty else { return nil }
    let heading = titles.enumerated().map { index, words in
      "<text class=\"strong\" x=\"8\" y=\"\(16 + 17 * (index + 2 - titles.count))\">\(Drawing.escaped(words))</text>"
    }.joined(separator: "\n")
    // The same for all, so that charts next to each other begin at the same height.
    let room = 42.0
    let body = "\(heading)\n<g transform=\"translate(0 \(Drawing.number(room)))\">\(markup)</g>"
    return (svg(body, (size.width, size.height + room)), picture.alternative)
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
