package import Model

/// The README of a new plan: what is in its folder, how to run it, what to change first.
package struct NewAreaGuide: Sendable {
  /// A KPI of the plan.
  package struct KPI: Sendable {
    let id: String
    let title: String
    let file: String
    let sources: [String]

    /// `file` is the path of its definition, `sources` the exports that it looks at.
    package init(id: String, title: String, file: String, sources: [String]) {
      (self.id, self.title, self.file, self.sources) = (id, title, file, sources)
    }
  }

  private let plan: String
  private let area: String
  private let owner: String
  private let day: Day
  private let kpis: [KPI]
  private let hasInvented: Bool
  private let copied: [String]

  /// `day` is that of the first scorecard; `copied` are the exports that the plan began from.
  package init(
    plan: String, area: String, owner: String, firstScorecard day: Day, kpis: [KPI], hasInvented: Bool,
    copied: [String]
  ) {
    (self.plan, self.area, self.owner, self.day) = (plan, area, owner, day)
    (self.kpis, self.hasInvented, self.copied) = (kpis, hasInvented, copied)
  }

  /// The whole file, in Markdown.
  package var text: String {
    [heading, running, contents, list, changes, exports, DefinitionGuide.column, DefinitionGuide.kpi, further]
      .joined(separator: "\n")
  }

  private var heading: String {
    """
    # \(Self.plain(plan))

    The definitions of the KPIs of \(Self.plain(area)), for the program `scorecard`, which calculates them from CSV exports and
    publishes them as a page, a workbook and data files. `scorecard init` wrote this folder.

    """
  }

  private var running: String {
    let made = hasInvented ? "\n" + madeUp : ""
    return """
      ## Run it

          scorecard check     # are the definitions and the exports in order? which KPIs can be calculated?
          scorecard test      # do the worked examples in the definitions give what they should?
          scorecard run       # publish last month's scorecard

      Run these in this folder. Then open `output/latest/dashboard.html` in a browser, or `output/latest/scorecard.xlsx`.
      \(made)
      """
  }

  private var madeUp: String {
    """
    The exports in `input` are made up, and end on \(day.inWords): no row is about a child. In a later month, run
    `scorecard run --as-of \(day)`.

    """
  }

  private var contents: String {
    """
    ## What is here

    | file | what it holds |
    | --- | --- |
    | `Pipelines/plan.yml` | the plan: its name, start and checkpoints |
    | `Pipelines/kpis/` | a file for each KPI: which rows count, how they become a number, targets, owner, worked examples |
    | `Pipelines/sources/` | a file for each export: its columns, their headings, codes and key |
    | `Pipelines/people.yml.example` | who holds which office; copy it to `people.yml` if names should show |
    | `Pipelines/.schema/` | what editors need to complete and check these files |
    | `input/` | the exports |
    | `contacts.yml.example` | e-mail addresses for alerts |
    | `cron/scorecard.crontab` | the line by which a server publishes the scorecard each month |

    The files in `Pipelines` are plain text. Visual Studio Code with its YAML extension explains each key, completes it and underlines
    mistakes. `scorecard check` reports every mistake with its line.

    """
  }

  private var list: String {
    let rows = kpis.map { kpi in
      "| \(kpi.id) | \(Self.cell(kpi.title)) | `\(kpi.file)` | \(kpi.sources.map { "`\($0)`" }.joined(separator: ", ")) |"
    }
    return """
      ## The KPIs

      | KPI | what it counts | file | exports |
      | --- | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      `scorecard init --list` lists the KPIs that can be added: `scorecard init --force --kpi NAME .` adds one, and leaves every
      file that is here as it is. To take a KPI away, delete its file; a source that no KPI looks at may stay.

      """
  }

  private var changes: String {
    """
    ## What to change first

    1. `Pipelines/plan.yml`: the name, the start and the checkpoints of your plan.
    2. In each file of `Pipelines/kpis`: the title in your plan's words, and the owner (now: \(Self.plain(owner))).
    3. Baseline and targets. Each KPI has a place for them, as comments: put your plan's numbers in, and take the `#` away. Until
       then the page shows the figure and its trend, without red, amber or green.
    4. The exports: see below.

    After each change, run `scorecard check` and `scorecard test`, and try it with `scorecard run --dry-run`, which shows the figures
    without publishing them. The first run that publishes fixes each baseline that is `measured`: later runs keep it, whatever the
    exports say then. So delete the `output` folder before the first real run.

    """
  }

  private var exports: String {
    let began =
      copied.isEmpty
      ? ""
      : """
      \(copied.map { "`\($0)`" }.joined(separator: ", ")) in `input` \(copied.count == 1 ? "is a copy" : "are copies") of what this
      folder began from. The definitions in `Pipelines/sources` were proposed from the file: read them, and correct what they took
      wrongly. The KPI counts rows, to see that the file is read.


      """
    return """
      ## Your own exports

      \(began)An export is a CSV file in `input` whose name begins with the name of its source: `exclusions.csv`, `exclusions-2026-10.csv`.
      \(hasInvented ? "Delete the made-up one first. " : "")Then run `scorecard check`: it says which headings, codes and dates it does not know.

      - **Another heading**: add it to the column's `headings` in the source's file.
      - **Another code**: add it to the spellings of the code that means the same.
      - **A file that looks quite different**: `scorecard check --suggest exclusions new.csv` proposes what to add to the definition.
      - **An export of which there is no definition**: `scorecard check --suggest NAME new.csv` writes one. Save it as
        `Pipelines/sources/NAME.yml`, and write a KPI that counts it: see below.

      """
  }

  private var further: String {
    """
    ## Where to look

    - `scorecard COMMAND --help`: each command with examples.
    - The comments in the definitions here, and their worked examples: change one and run `scorecard test`.
    - The program's `Pipelines/README.md`: every key of a definition, and boards, actions, risks and indicators.
    - The program's `cron/README.md`: a server that publishes each month and mails alerts.
    """ + "\n"
  }

  /// A text that Markdown does not take for its own signs.
  private static func plain(_ text: String) -> String {
    text.map { "\\`*_[]<>#|".contains($0) ? "\\\($0)" : "\($0)" }.joined()
  }

  private static func cell(_ text: String) -> String { plain(text) }
}
