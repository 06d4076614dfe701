/// What the shapes of a chart look like: the same in a page and in a picture of its own. Colours have a contrast of at least
/// 3 to 1 against their ground, in light and in dark (WCAG 2.2, 1.4.11), and no two marks differ by colour alone.
enum ChartStyle {
  /// The custom properties that `rules` use: for a light ground, and for a dark one.
  static let lightColours = """
    --ink:#0b0c0c;--quiet:#505a5f;--rule:#b1b4b6;--ground:#fff;--line:#1d70b8;--target:#0f7a52;--expected:#6f5a9e;
    --common:#6b7276;--improvement:#1d70b8;--concern:#c0510c;--first:#0b0c0c
    """
  static let darkColours = """
    --ink:#f3f2f1;--quiet:#c3c7c9;--rule:#5b6266;--ground:#14181a;--line:#7db7ea;--target:#5fcf9f;--expected:#bba8e6;
    --common:#a4abaf;--improvement:#7db7ea;--concern:#f2954e;--first:#f3f2f1
    """

  static let rules = """
    .chart{font:13px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
    .chart text{fill:var(--quiet)}
    .chart .strong{fill:var(--ink);font-weight:600}
    .chart .grid{stroke:var(--rule);stroke-width:1;opacity:.45}
    .chart .axis{stroke:var(--quiet);stroke-width:1}
    .chart .series{fill:none;stroke:var(--line);stroke-width:2.5;stroke-linejoin:round}
    .chart .series-mark{fill:var(--line)}
    .chart .before{stroke:var(--common);stroke-width:1.5}
    .chart .series-mark.before{fill:var(--common);stroke:none}
    .chart .first{fill:none;stroke:var(--first);stroke-width:1.5;stroke-dasharray:2 3}
    .chart .expected{fill:none;stroke:var(--expected);stroke-width:2;stroke-dasharray:7 4}
    .chart .expected-label{fill:var(--expected)}
    .chart .target{fill:none;stroke:var(--target);stroke-width:2}
    .chart .target-mark{fill:var(--ground);stroke:var(--target);stroke-width:2}
    .chart .target-label{fill:var(--target)}
    .chart .run{fill:none;stroke:var(--common);stroke-width:1.5}
    .chart .limit{stroke:var(--quiet);stroke-width:1.5;stroke-dasharray:6 4}
    .chart .mean{stroke:var(--ink);stroke-width:1.5}
    .chart .common{fill:var(--common)}
    .chart .improvement{fill:var(--improvement)}
    .chart .concern{fill:var(--concern)}
    .chart .high,.chart .low{fill:var(--expected)}
    .chart .rebase{stroke:var(--quiet);stroke-width:1;stroke-dasharray:2 3}
    """
}
