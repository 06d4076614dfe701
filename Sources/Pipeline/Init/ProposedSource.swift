internal import Definitions
internal import Model
internal import Platform
internal import Wording

/// A source that an export, or several with the same headings, describe themselves: the definition that `check --suggest` proposes,
/// and a first KPI that counts its rows.
struct ProposedSource {
  /// Its name: `exclusions` for `exclusions-2024-25.csv`.
  let name: String
  /// Where the exports are.
  let exports: [String]
  let file: DefinitionFile
  /// What of the file is lost with this definition, a sentence each.
  let losses: [String]
  private let source: SourceDefinition

  /// What the KPI counts.
  static let unit = "rows"

  /// `others` are names that other sources have.
  ///
  /// Throws: `InitError.unreadable`, `RunError.unreadable`, or `DefinitionFault` where no definition can be made of the file.
  init(_ paths: [String], besides others: [String]) throws {
    for path in paths {
      guard try Disk.kind(of: path) != nil else { throw InitError.unreadable("There is no file '\(path)'.") }
      guard !Disk.isIrregular(path) else { throw InitError.unreadable("'\(path)' is not a file.") }
    }
    let suggestion = try FileSuggestion(
      of: paths[0], alike: Array(paths.dropFirst()), definitions: nil, taken: Set(others))
    let name = suggestion.source ?? ""
    (self.name, exports, losses) = (name, paths, suggestion.losses)
    file = DefinitionFile(
      path: "Pipelines/sources/\(name).yml", text: NewPlanSentences.schema("source", depth: 1) + "\n" + suggestion.text)
    let plan = PlanText(NewPlan(firstScorecard: PlanDays.all.lowerBound + 366), units: []).text
    let read = try ReadDefinitions.all(DefinitionFile(path: "Pipelines/plan.yml", text: plan), [file], [])
    guard let source = read.sources.first else { throw InitError.unreadable("'\(paths[0])' gives no definition.") }
    self.source = source
  }

  /// Its files' names without their folders, by which the source knows them.
  /// The endings are in small letters, because only then does the program read them.
  var fileNames: [String] {
    exports.map { path in
      let name = Paths.name(path)
      return name.lowercased().hasSuffix(".csv") ? name.dropLast(4) + ".csv" : name
    }
  }

  /// Whether a row's day is the last one of a year, a term or a quarter.
  private static func isOfPeriods(_ day: ColumnDefinition?) -> Bool {
    guard case .day(let formats, _) = day?.kind else { return false }
    return formats.contains { PeriodLag.days(after: $0) > 0 }
  }

  /// A KPI that counts its rows: those of the last 12 months, those of the latest period, or all where it has no column of days.
  func kpi(number: Int, in plan: NewPlan) -> String {
    let days = source.columns.filter { if case .day = $0.kind { true } else { false } }
    let day = days.first(where: \.isMandatory) ?? days.first
    return NewPlanSentences.firstKPI(
      number: number,
      title: YAMLText.scalar(
        NewPlanSentences.firstKPITitle(source.title, hasDays: day != nil, isOfPeriods: Self.isOfPeriods(day))), source: name,
      day: day?.name, isOfPeriods: Self.isOfPeriods(day), owner: YAMLText.scalar(plan.owner), unit: Self.unit)
      + "\n"
      + NewPlanSentences.course(
        unit: Self.unit, isHigherBetter: false, before: plan.start, checkpoints: plan.checkpoints.map(PlanText.key)
      ).map { $0 + "\n" }.joined()
  }
}
