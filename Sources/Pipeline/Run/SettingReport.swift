internal import Loaders
package import Model
internal import Wording

/// What `scorecard run --set` prints: each line of the scorecard that differs, as defined and as set.
package struct SettingReport: Sendable {
  private let defined: Scorecard
  private let set: Scorecard
  private let settings: [String]

  /// Of two dry runs for one day over the same exports; `settings` are the texts of the options.
  package init(_ defined: RunResult, _ set: RunResult, settings: [String]) {
    (self.defined, self.set, self.settings) = (defined.scorecard, set.scorecard, settings)
  }

  /// `screen` is what the table is laid out for.
  package func text(on screen: Screen) -> String {
    let sentences = SettingSentences(defined, set)
    func lines(_ texts: [String]) -> String { texts.map { VisibleText.line($0) + "\n" }.joined() }
    var (rows, differing): ([[String]], Int) = ([], 0)
    for line in defined.lines {
      guard let other = set.lines.first(where: { $0.id == line.id }) else { continue }
      let differences = sentences.differences(line, other)
      differing += differences.isEmpty ? 0 : 1
      for (place, cells) in differences.enumerated() {
        rows.append((place == 0 ? [line.id.description, SafeText.harmless(line.shortTitle)] : ["", ""]) + cells)
      }
    }
    let table = rows.isEmpty ? "" : SideBySideTable(SettingSentences.headings, rows).text(on: screen) + "\n"
    return lines(sentences.heading(settings) + [""]) + table
      + lines([SettingSentences.end(differing: differing, of: defined.lines.count)])
  }
}
