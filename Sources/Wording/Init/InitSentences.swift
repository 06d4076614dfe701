internal import Model

/// What `scorecard init` says when it has written a new plan.
package struct InitSentences: Sendable {
  /// The numbers of what the plan has.
  package struct Counts: Sendable {
    let kpis: Int
    let sources: Int
    let invented: Int
    let copied: Int

    /// `invented` are made-up exports, `copied` those that were there.
    package init(kpis: Int, sources: Int, invented: Int, copied: Int) {
      (self.kpis, self.sources, self.invented, self.copied) = (kpis, sources, invented, copied)
    }

    fileprivate var inWords: String {
      let all = [
        counted(kpis, "KPI"), counted(sources, "data source"), invented == 0 ? nil : counted(invented, "made-up export"),
        copied == 0 ? nil : counted(copied, "copied export"),
      ]
      return all.compactMap(\.self).joined(separator: ", ")
    }
  }

  private let counts: Counts
  private let path: String
  private let kept: [String]
  private let units: [String]
  private let losses: [String]

  /// `kept` are files that were there already; `units` those that a `plan.yml` that was there has to list; `losses` what
  /// of the exports to begin from is lost.
  package init(_ counts: Counts, in path: String, kept: [String], units: [String], losses: [String]) {
    (self.counts, self.path, self.kept, self.units, self.losses) = (counts, path, kept, units, losses)
  }

  /// All of it, with the commands to run next.
  package var text: String {
    var lines = ["\(path): \(counts.inWords)"]
    if !kept.isEmpty { lines.append("Left as they were: \(kept.joined(separator: ", "))") }
    if !units.isEmpty { lines.append("Check that plan.yml lists these units: units: [\(units.joined(separator: ", "))]") }
    lines += losses.map { "Check: \($0)" }
    lines += ["", "Next:", "  cd \(Self.word(path))", "  scorecard check", "  scorecard test", "  scorecard run", ""]
    lines.append("README.md in this folder says what to change first.")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A path as a shell takes it.
  private static func word(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  /// A line of the catalogue for each of its KPIs. `of` are their names, each with what it counts.
  package static func list(_ entries: [(name: String, line: String)]) -> String {
    let width = entries.map(\.name.count).max() ?? 0
    return entries.map { $0.name + String(repeating: " ", count: width + 2 - $0.name.count) + $0.line + "\n" }.joined()
  }
}
