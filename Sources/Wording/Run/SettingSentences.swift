package import Model

/// What `scorecard run --set` says of a figure: how it is defined, and how it would be with what was set.
///
///     SettingSentences(defined, set).differences(defined.lines[9], set.lines[9])
///     // [["Now", "66.0% (31 of 47)", "58.3% (21 of 36)"], ["RAG", "Red", "Amber"]]
package struct SettingSentences {
  /// The headings of the table; below the third is what differs.
  package static let headings = ["KPI", "What it counts", "Differs", "As defined", "As set"]

  private let defined: Scorecard
  private let set: Scorecard

  /// Two scorecards for the same day, from the same exports.
  package init(_ defined: Scorecard, _ set: Scorecard) { (self.defined, self.set) = (defined, set) }

  /// What was set, and that nothing was published. `settings` are the texts of the options.
  package func heading(_ settings: [String]) -> [String] {
    ["Dry run for \(defined.asOf.inWords). What would differ with:"] + settings.map { "  \($0)" }
  }

  /// How many lines differ.
  package static func end(differing: Int, of lines: Int) -> String {
    switch (differing, lines) {
    case (0, _): "No figure differs. Nothing was published."
    case (1, 1): "The only figure differs. Nothing was published."
    default: "\(differing) of \(counted(lines, "figure")) \(differing == 1 ? "differs" : "differ"). Nothing was published."
    }
  }

  /// What differs between two lines of one figure: what it is, as defined, as set. Empty where nothing does.
  package func differences(_ line: ScorecardLine, _ other: ScorecardLine) -> [[String]] {
    var rows = [
      ["Now", Self.now(line), Self.now(other)],
      ["Target so far", line.expectedInBrief, other.expectedInBrief],
      ["Next target", line.targetInBrief, other.targetInBrief],
      ["Baseline", line.baselineInBrief, other.baselineInBrief],
      ["RAG", line.colourInBrief, other.colourInBrief],
      ["Change", line.changeInBrief, other.changeInBrief],
    ].filter { $0[1] != $0[2] }
    if rows.isEmpty, line.value != other.value || line.expected != other.expected {
      rows.append(["Now, not rounded", Self.exact(line.value), Self.exact(other.value)])
    }
    return rows + beside(line) + trend(line)
  }

  private static func now(_ line: ScorecardLine) -> String {
    guard line.value != nil else { return line.note.isEmpty ? line.valueInBrief : line.note }
    return line.valueInBrief + of(line.numerator, line.denominator)
  }

  private static func of(_ numerator: Double?, _ denominator: Double?) -> String {
    guard let numerator, let denominator else { return "" }
    return " (\(exact(numerator)) of \(exact(denominator)))"
  }

  private static func exact(_ number: Double?) -> String {
    guard let number else { return "none" }
    return Int64(exactly: number).map { "\($0)" } ?? "\(number)"
  }

  /// What is shown next to the figure.
  private func beside(_ line: ScorecardLine) -> [[String]] {
    func points(_ scorecard: Scorecard) -> [SeriesPoint] {
      scorecard.series.filter { $0.id == line.id && !$0.isOwn && $0.asOf == scorecard.asOf }
    }
    func text(_ point: SeriesPoint?) -> String {
      guard let point else { return "–" }
      return point.value.map { Unit(point.unit).text($0) + Self.of(point.numerator, point.denominator) } ?? "not calculated"
    }
    let (ours, theirs) = (points(defined), points(set))
    let names = ours.map(\.measure) + theirs.map(\.measure).filter { name in !ours.contains { $0.measure == name } }
    return names.compactMap { name in
      let (ours, theirs) = (ours.first { $0.measure == name }, theirs.first { $0.measure == name })
      guard (ours?.value, ours?.numerator, ours?.denominator) != (theirs?.value, theirs?.numerator, theirs?.denominator) else {
        return nil
      }
      return [ours?.title ?? theirs?.title ?? name, text(ours), text(theirs)]
    }
  }

  /// On how many earlier days of the series the figure differs.
  private func trend(_ line: ScorecardLine) -> [[String]] {
    func values(_ scorecard: Scorecard) -> [Day: Double?] {
      let own = scorecard.series.filter { $0.id == line.id && $0.isOwn && $0.asOf < scorecard.asOf }
      return Dictionary(own.map { ($0.asOf, $0.value) }) { first, _ in first }
    }
    let (ours, theirs) = (values(defined), values(set))
    let days = Set(ours.keys).union(theirs.keys)
    let differing = days.filter { (ours[$0] ?? nil) != (theirs[$0] ?? nil) }
    guard !differing.isEmpty else { return [] }
    return [
      [
        "Trend", "",
        "\(differing.count) of \(counted(days.count, "earlier month-end")) \(differing.count == 1 ? "differs" : "differ")",
      ]
    ]
  }
}
