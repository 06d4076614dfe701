package import Model

/// An XmR chart as an SVG file of its own, which any browser opens in the reader's light or dark colours.
package enum ControlChartSVG {
  private static let size = (width: 720.0, height: 320.0)

  /// The file in UTF-8. `title` stands above the chart; it may be text from outside, and is escaped.
  package static func file(_ chart: ControlChart, title: String) -> [UInt8] {
    let picture = XmRPicture(chart).markup((size.width, size.height - 40)).markup
    let (heading, summary) = (Drawing.escaped(SafeText.harmless(title)), Drawing.escaped(chart.summary))
    let (width, height) = (Drawing.number(size.width), Drawing.number(size.height))
    return Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img" aria-labelledby="title description" lang="en-GB">
      <title id="title">\(heading)</title>
      <desc id="description">\(summary)</desc>
      <style>:root{\(ChartStyle.lightColours)}@media (prefers-color-scheme:dark){:root{\(ChartStyle.darkColours)}}
      \(ChartStyle.rules)
      .ground{fill:var(--ground)}</style>
      <rect class="ground" width="100%" height="100%"/>
      <text class="strong" x="10" y="24">\(heading)</text>
      <g transform="translate(0 34)">\(picture)</g>
      </svg>

      """.utf8)
  }
}
