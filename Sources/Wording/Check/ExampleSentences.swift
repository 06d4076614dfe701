package import Model

/// What `scorecard test` says of the worked examples in the definitions.
package enum ExampleSentences {
  /// What an expectation that is not met means, as a rule of code review.
  package static let failed = "a worked example gives another value than it expects"

  /// That an example gives another value than it says. `note` is why there is no value; empty where there is one.
  package static func failure(
    of figure: FigureID, _ example: String, on day: Day, expected: String, found: String, because note: String
  ) -> String {
    let why = note.isEmpty ? "" : " (\(note))"
    return
      "KPI \(figure), '\(example)', on \(day.inWords): expected \(expected), got \(found == "none" ? "no value" : found)\(why)"
  }

  /// That an example needs the title lines that a layout says; empty where no refused export has any.
  package static func titleLines(_ titled: [(source: String, lines: Int)]) -> String {
    titled.map { source, lines in
      ". The layout of \(source) has 'title_lines: \(lines)', so the example needs \(counted(lines, "line")) above its headings too"
    }.joined()
  }

  /// The name of an example that is made of rows of exports: it says how many of which.
  package static func recorded(_ rows: [(source: String, count: Int)]) -> String {
    rows.map { "\(counted($0.count, "row")) of \($0.source)" }.joinedInWords + ", with invented identifiers and moved dates"
  }

  /// Where a recorded example belongs, and what to do with it before; a line each.
  package static func paste(below path: String) -> [String] {
    [
      "Paste below 'examples:' in \(path), and say in its name what it shows.",
      "Read it first: somebody who knows the cases may still recognise them.",
    ]
  }

  /// What the rows of a recorded example give, and the example too. `values` has one for each part of the KPI.
  package static func recording(_ values: [String], on day: Day, movedTo other: Day) -> String {
    "The rows give \(values.joinedInWords) on \(day.inWords); the example gives the same on \(other.inWords)."
  }

  /// That an example has no row of some exports, and how to name some; empty where it has rows of all.
  package static func recordedWithout(_ files: [String]) -> String {
    guard let first = files.first else { return "" }
    return " No row of \(files.joinedInWords) is in it: if some belong there, name them too, as in --rows \(first):2."
  }

  /// That the examples run again when something in a folder changes.
  package static func watching(_ folder: String) -> String { "Watching \(folder) for changes. Press Ctrl-C to stop." }

  /// How many checks failed. `kpis` are those whose examples were asked for; empty for all.
  package static func summary(failures: Int, checks: Int, examples: Int, kpis: [String]) -> String {
    guard examples > 0 else {
      if kpis.isEmpty { return "The definitions have no examples yet." }
      return "KPI \(kpis.joinedInWords) \(kpis.count == 1 ? "has" : "have") no examples yet."
    }
    let of = counted(examples, "example")
    guard failures > 0 else {
      return checks == 1 ? "The only check passed (\(of))." : "All \(counted(checks, "check")) passed (\(of))."
    }
    return "\(failures) of \(counted(checks, "check")) failed (\(of))."
  }
}
