internal import Model
internal import Wording

/// The style sheet of the page: its colours, light and dark, the rules of charts, then its own.
enum PageStyle {
  static let sheet: String = {
    let light = ":root{\(ChartStyle.lightColours);\(lightColours)}"
    let dark = "@media screen and (prefers-color-scheme:dark){:root{\(ChartStyle.darkColours);\(darkColours)}}"
    return [light, dark, ChartStyle.rules, String(decoding: PackageResources.dashboard_css, as: UTF8.self), foot]
      .joined(separator: "\n")
  }()

  private static let lightColours =
    "--link:#1d70b8;--head:#12436d;--red:#c4281c;--amber:#f0a30a;--green:#0f7a52;--edge:#a85f00;--stripe:#f3f2f1"
  private static let darkColours =
    "--link:#8ec6f5;--head:#12436d;--red:#ff7468;--amber:#f0a30a;--green:#4cc38a;--edge:#f0a30a;--stripe:#1f2527"

  /// At the foot of each printed page: who may read it, and its number.
  private static let foot =
    "@page{@bottom-left{content:'\(Scorecard.marking)'}@bottom-right{content:\(printed(PageNumber.before))counter(page) "
    + "\(printed(PageNumber.between))counter(pages)}}"

  private static func printed(_ words: String) -> String { "'\(words)' " }
}
