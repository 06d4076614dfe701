package import Model

/// The comments in the definitions of a new plan, and the places in them to fill in.
package enum NewPlanSentences {
  /// The first line of a definition, by which editors find its schema. `depth` is how many folders it is below the plan's.
  package static func schema(_ kind: String, depth: Int) -> String {
    "# yaml-language-server: $schema=\(String(repeating: "../", count: depth)).schema/\(kind).schema.json"
  }

  /// Above a KPI of the catalogue.
  package static func origin(_ title: String, entry: String) -> [String] {
    ["# \(title). From the catalogue of `scorecard init`: \(entry)."]
  }

  /// The places for a baseline and for targets, as comments. `start` is the plan's first day; the names of the checkpoints are
  /// written as YAML writes them.
  package static func course(unit: String, isHigherBetter: Bool, before start: Day, checkpoints: [String]) -> [String] {
    let examples = Course(unit: unit, isHigherBetter: isHigherBetter)
    let targets = checkpoints.enumerated().map { "#   \($1): \(examples.target($0, of: checkpoints.count))" }
    return [
      "# Where the figure starts: a value on a date, or {measured: DATE}, which the program calculates from the exports. Put in your",
      "# plan's number, and take the # away.",
      "# baseline: {value: \(examples.start), date: \(start - 1)}",
      "# What it should be at each checkpoint of plan.yml. Leave out a checkpoint that has no target.",
      "# targets:",
    ] + targets + (unit == "stages" ? ["# trajectory: steps"] : [])
  }

  /// Numbers that show what a target looks like.
  private struct Course {
    let unit: String
    let isHigherBetter: Bool

    var start: String {
      switch unit {
      case "stages": "0"
      default: "50"
      }
    }

    func target(_ place: Int, of count: Int) -> String {
      let step = place + 1
      let sign = unit == "percent" ? "%" : ""
      if unit == "stages" { return "\(step)" }
      return (isHigherBetter ? "\(50 + 30 * step / count)" : "\(50 - 30 * step / count)") + sign
    }
  }
}

extension NewPlanSentences {
  /// Above the plan's name.
  package static let plan =
    "# The plan: its name, the local area, and its first day. They are at the top of the page and of every paper."
  /// Above its checkpoints.
  package static let checkpoints = "# The days on which targets are due. A KPI may have a target at each of them, by these names."
  /// Above the units that it lists.
  package static let units = "# What its KPIs count, besides children, schools, weeks, percent and the other common units."
  /// Above the rules for alerts.
  package static let alerts = [
    "# Who is told when an export is late or broken. The rules for alerts are the usual ones unless they are changed here."
  ]

  /// What a plan may have besides, as comments. `owner` is the job title of an owner.
  package static func leftOut(owner: String) -> [String] {
    [
      "# What follows is for plans that have it. Take the # away where yours does.",
      "#",
      "# Areas of weakness. A KPI says which one it belongs to: area_of_weakness: 1",
      "# areas_of_weakness:",
      "#   1: Too many children wait too long",
      "#",
      "# The organisation of each job title that the plan names.",
      "# offices:",
      "#   \(owner): The Council",
      "#",
      "# Actions. A KPI says which of them should improve it: actions: [1.1]",
      "# actions:",
      "#   1.1: Train every school",
    ]
  }
}

extension NewPlanSentences {
  /// A KPI that counts the rows of an export to begin from.
  package static func firstKPI(
    number: Int, title: String, source: String, day: String?, isOfPeriods: Bool, owner: String, unit: String
  ) -> String {
    let (says, window) =
      isOfPeriods
      ? ("The rows of the latest period count: each has the period's last day in its `day` column.", "latest day")
      : ("A row counts in the twelve months that follow the date in its `day` column.", "rolling 12 months")
    let rule =
      day.map {
        """
        # \(says)
        measure:
          kind: count
          source: \(source)
          day: \($0)
          window: \(window)
        """
      } ?? """
        # The export has no dates, so that each of its rows always counts.
        measure:
          kind: count
          source: \(source)
          day: none
          window: to date
        """
    return """
      \(schema("kpi", depth: 1))
      # A first figure, to see that the export is read: how many rows it has. Change it to what your plan counts: README.md of this
      # folder says where to look.
      kpi: \(number)
      title: \(title)
      owner: \(owner)
      unit: \(unit)
      # Or higher, where more of them is good news.
      better: lower

      \(rule)

      """
  }

  /// The title of such a KPI.
  package static func firstKPITitle(_ source: String, hasDays: Bool, isOfPeriods: Bool) -> String {
    source + (isOfPeriods ? ": rows of the latest period" : hasDays ? ": rows of the last 12 months" : ": rows")
  }
}

extension NewPlanSentences {
  /// The example of the file that names people.
  package static func people(owner: String) -> String {
    """
    \(schema("people", depth: 0))
    # Who holds each office. Copy this file to people.yml, write the names in, and delete the offices that are vacant.
    # Names show on the page and in the papers; they are in no table and in no mail.
    people:
      \(owner): A. Name

    """
  }

  /// The example of the file of e-mail addresses.
  package static func contacts(owner: String) -> String {
    """
    # Who is told of alerts. Copy this file to Pipelines/contacts.yml and write the addresses in. On a server, put it where
    # scorecard.env says, as SCORECARD_CONTACTS.

    # The sender.
    from: scorecard@example.org

    # Told of exports that are missing or refused, and of what belongs to anybody who has no address below.
    data_team: [data@example.org]

    # The owners of KPIs, as the definitions write them.
    owners:
      \(owner): [name@example.org]

    """
  }

  /// A crontab for a server.
  package static let crontab = """
    # The scorecard for last month, early on the 6th of each month. This line goes to /etc/cron.d/scorecard on a server on which the
    # program is installed; its settings, in /etc/scorecard/scorecard.env, name the folders: SCORECARD_PIPELINES is the folder
    # Pipelines that is here, SCORECARD_INPUT the one to which the exports are delivered. cron mails MAILTO what is printed: nothing
    # when all is well.
    SHELL=/bin/bash
    MAILTO=root
    30 6 6 * *  scorecard  /usr/local/libexec/scorecard/run-monthly /etc/scorecard/scorecard.env

    """
}
