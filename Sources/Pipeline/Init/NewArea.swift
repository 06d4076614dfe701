internal import Definitions
package import Model
internal import Sample
internal import Transformers
internal import Wording

/// All files of a new plan: its definitions, exports to try it with, and what else it needs from the first day.
package struct NewArea: Sendable {
  /// A file, its path in the new folder, and what it holds.
  struct File: Sendable {
    enum Content: Sendable {
      case text(String)
      case bytes([UInt8])
      /// An export that is made up as it is written.
      case invented(InventedExport)
      /// A copy of the file at this path.
      case copy(String)
    }
    let path: String
    let content: Content
  }

  /// What somebody chose.
  package struct Choice: Sendable {
    /// The plan's name and days.
    package var plan: NewPlan
    /// The names of the catalogue's KPIs.
    package var kpis: [String]
    /// The paths of exports to begin from.
    package var exports: [String]

    /// The KPIs are the plan's in this order; those that count the exports' rows come after them.
    package init(plan: NewPlan, kpis: [String], exports: [String]) {
      (self.plan, self.kpis, self.exports) = (plan, kpis, exports)
    }
  }

  let files: [File]
  /// The numbers of what it has.
  let summary: InitSentences.Counts
  /// The units that its plan lists.
  let units: [String]
  /// What of the exports to begin from is lost, a sentence each.
  let losses: [String]

  /// `day` is that of the first scorecard, up to which made-up exports reach; `first` is the number of the first KPI.
  ///
  /// Throws: `InitError`, or what a file to begin from gives rise to.
  package init(_ choice: Choice, firstScorecard day: Day, firstKPI first: Int = 1) throws {
    try choice.plan.checkDays()
    let catalogue = KPICatalogue()
    let entries = try choice.kpis.reduce(into: [KPICatalogue.Entry]()) { entries, name in
      guard let entry = catalogue.entry(name) else {
        throw InitError.unknownKPI(name, known: catalogue.entries.map(\.name))
      }
      if !entries.contains(where: { $0.name == name }) { entries.append(entry) }
    }
    var names = entries.flatMap(\.origin.sources).map(\.stem)
    var suggested: [ProposedSource] = []
    for paths in FileGroups(choice.exports, areNamed: true).groups {
      suggested.append(try ProposedSource(paths, besides: names))
      names.append(suggested[suggested.count - 1].name)
    }
    let new = try NewDefinitions(choice.plan, entries, suggested, first: first)
    let exports = try Self.exports(of: entries, new.definitions, until: day)
    let guide = NewAreaGuide(
      plan: choice.plan.name, area: choice.plan.area, owner: choice.plan.owner, firstScorecard: day,
      kpis: new.definitions.kpis.map { kpi in
        NewAreaGuide.KPI(
          id: kpi.id, title: kpi.title, file: new.kpis.first { "\($0.number)" == kpi.id }?.file.path ?? "",
          sources: new.definitions.needs(of: kpi.figures).keys.sorted())
      }, hasInvented: !exports.isEmpty, copied: suggested.flatMap(\.fileNames))
    let definitions = ([new.plan] + new.kpis.map(\.file) + new.sources).map { File(path: $0.path, content: .text($0.text)) }
    let owner = YAMLText.scalar(choice.plan.owner)
    let rest = [
      (
        "Pipelines/people.yml.example", NewPlanSentences.schema("people", depth: 0) + "\n" + NewPlanSentences.people(owner: owner)
      ),
      ("contacts.yml.example", NewPlanSentences.contacts(owner: owner)),
      ("cron/scorecard.crontab", NewPlanSentences.crontab), ("README.md", guide.text),
    ].map { File(path: $0, content: .text($1)) }
    let copies = suggested.flatMap { source in
      zip(source.fileNames, source.exports).map { File(path: "input/\($0)", content: .copy($1)) }
    }
    let copied = suggested.flatMap(\.fileNames)
    if let twice = copied.first(where: { name in copied.count { $0 == name } > 1 }) {
      throw InitError.wrongAnswer("Two exports are called '\(twice)': give one of them another name")
    }
    files = definitions + exports + copies + rest
    units = new.units
    losses = suggested.flatMap { source in source.losses.map { "\(source.fileNames.joined(separator: ", ")): \($0)" } }
    summary = InitSentences.Counts(
      kpis: new.kpis.count, sources: new.sources.count, invented: exports.count, copied: copies.count)
  }

  /// The exports of the sources: a recipe's own, moved to the day, or made up; of a source that need not arrive, none.
  private static func exports(
    of entries: [KPICatalogue.Entry], _ definitions: DefinitionSet, until day: Day
  ) throws -> [File] {
    var files: [File] = []
    for entry in entries {
      for export in entry.origin.exports {
        guard let source = definitions.source(of: export.stem), let own = entry.origin.asOf else { continue }
        files.append(
          File(
            path: "input/\(MovedExport.name(export.name, from: own, to: day))",
            content: .bytes(try MovedExport(export.text, of: source, from: own, to: day).bytes)))
      }
    }
    let made = entries.filter(\.origin.exports.isEmpty).flatMap(\.origin.sources).map(\.stem)
    let ends = InventedArea.ends
    let area = InventedArea(seed: 1, scale: 1, until: min(max(day, ends.lowerBound), ends.upperBound))
    let exports = area.exports.filter { made.contains($0.name) && definitions.source($0.name) != nil }
    return files + exports.map { File(path: "input/\($0.name).csv", content: .invented($0)) }
  }
}

extension DefinitionSet {
  /// The source that reads files of this name, without `.csv`.
  fileprivate func source(of file: String) -> SourceDefinition? {
    sources.first { source in source.files.contains { file == $0 || file.hasPrefix($0 + "-") } }
  }
}
