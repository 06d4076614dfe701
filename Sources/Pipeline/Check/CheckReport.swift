internal import Loaders
package import Model
internal import Wording

/// What `scorecard check` prints for people: each source with its files and their fate, then what can be computed.
package struct CheckReport: Sendable {
  private let check: Check
  private let definitions: DefinitionSet

  package init(_ check: Check, _ definitions: DefinitionSet) {
    self.check = check
    self.definitions = definitions
  }

  package var text: String {
    """
    Definitions: \(definitions.plan.name), no mistakes. Sources: \(definitions.sources.count). \
    KPIs: \(definitions.kpis.count). Figures: \(definitions.figures.count).\(plan)

    \(check.sources.map(text).joined(separator: "\n"))
    \(CheckTable(check.sources.map(\.quality)).text)
    \(strangers)\(figures)
    """
  }

  /// The plan's own side, as far as it has one.
  private var plan: String {
    let plan = definitions.plan
    let counts = [
      ("Actions", plan.actions.count), ("Risks", plan.risks.count), ("Qualitative indicators", plan.indicators.count),
      ("Boards", plan.boards.count),
    ]
    return counts.filter { $0.1 > 0 }.map { " \($0.0): \($0.1)." }.joined()
  }

  private var strangers: String {
    check.strangers.map { "\(SafeText.line($0)): no source reads this file; is its name right?\n" }.joined()
  }

  private func text(_ source: Check.Source) -> String {
    let quality = source.quality
    var lines = ["\(quality.source) (\(source.definition.title)): \(quality.status.rawValue)"]
    if !quality.note.isEmpty { lines.append("  \(quality.note)") }
    for file in source.files {
      let known = file.headings.filter { !$0.column.isEmpty }
      let ignored = file.headings.filter { $0.column.isEmpty }
      lines.append("  \(SafeText.line(file.name)): \(file.encoding), \(file.delimiter), headings on line \(file.headingLine)")
      lines.append("    headings: " + known.map(Self.heading).joined(separator: ", "))
      if !ignored.isEmpty {
        lines.append("    ignored: " + ignored.map { "'\(SafeText.heading($0.found))'" }.joined(separator: ", "))
      }
    }
    for total in source.rejects {
      let places = total.first.map { "\(SafeText.line($0.file)):\($0.line)" }.joined(separator: ", ")
      let more = total.count > total.first.count ? ", …" : ""
      let column = total.column.isEmpty ? "" : total.column + ": "
      lines.append("  rejected \(total.count): \(column)\(total.rule.meaning) [\(total.rule.rawValue)] (\(places)\(more))")
    }
    lines += quality.warnings.map { "  to look at: \($0)" }
    lines += source.profile.map { "  " + Self.text($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `start_date ← 'Date of Exclusion'`; the canonical name alone where it stands as it is.
  private static func heading(_ heading: FileReport.Heading) -> String {
    heading.found == heading.column ? heading.column : "\(heading.column) ← '\(SafeText.heading(heading.found))'"
  }

  private static func text(_ profile: ColumnProfile) -> String {
    var text = "\(profile.column) (\(profile.kind)): \(profile.filled) filled, \(profile.distinct) distinct"
    if let smallest = profile.smallest, let largest = profile.largest { text += ", \(smallest) to \(largest)" }
    if !profile.values.isEmpty {
      text += ": " + profile.values.prefix(20).map { "\(SafeText.line($0.value)) \($0.count)" }.joined(separator: ", ")
      if profile.values.count > 20 { text += ", …" }
    }
    return text
  }

  private var figures: String {
    guard !check.figures.isEmpty else { return "No KPI is defined: there is nothing to compute.\n" }
    let (whole, less) = (check.figures.filter { !$0.line.restsOnLess }, check.figures.filter(\.line.restsOnLess))
    let ready = whole.map { one in
      let note = one.line.status == .notComputed ? " (\(one.line.note))" : ""
      return "KPI \(one.line.id), \(one.line.shortTitle): from \(one.sources.joined(separator: ", "))\(note)\n"
    }.joined()
    guard !less.isEmpty else { return ready + "Every KPI can be computed.\n" }
    return ready + "\(whole.count) of \(check.figures.count) figures can be computed in full. Not:\n"
      + less.map { "KPI \($0.line.id), \($0.line.shortTitle): \($0.line.fault ?? $0.line.publishedNote)\(Self.more($0))\n" }
      .joined()
  }

  /// All sources that have to be delivered again, where there are several.
  private static func more(_ one: Check.Prediction) -> String {
    guard one.unreadable.count > 1 else { return "" }
    return " (missing or refused: \(one.unreadable.map(\.source).joined(separator: ", ")))"
  }
}
