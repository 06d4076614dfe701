internal import Definitions
internal import Model
internal import Platform
internal import Wording

/// The KPIs that a new plan can begin with: those of the Somerset plan, and the recipes.
///
///     KPICatalogue().entries.map(\.name)     // ["primary-need-recorded", …, "20-weeks", …]
package struct KPICatalogue: Sendable {
  /// Something to choose: a KPI, or the KPIs of a recipe.
  package struct Entry: Sendable {
    /// By which it is chosen: `exclusions`.
    package let name: String
    /// What it counts, in one line.
    package let line: String
    let kpis: [BuiltInFile]
    let origin: Origin
  }

  /// A plan that entries come from.
  struct Origin: Sendable {
    let sources: [BuiltInFile]
    /// The units that its `plan.yml` lists.
    var units: [String] = []
    /// The exports of a recipe, and the day for which its README runs them; none where they are made up each time.
    var exports: [BuiltInFile] = []
    var asOf: Day?
  }

  /// All of them, the Somerset plan's first.
  package let entries: [Entry]

  /// The catalogue that is built into the program.
  package init() {
    let files = BuiltInFile.all
    let somerset = Origin(sources: files.filter { $0.folder == "Pipelines/sources" })
    let own = files.filter { $0.folder == "Pipelines/kpis" }.map { file in
      Entry(
        name: String(file.stem.drop { $0.isNumber || $0 == "-" }), line: DefinitionText(file.text).title, kpis: [file],
        origin: somerset)
    }
    let recipes = files.filter { $0.name == "README.md" }.map(\.folder)
    entries = own + recipes.map { folder in Self.recipe(folder, files.filter { $0.path.hasPrefix(folder + "/") }) }
  }

  /// The names of all entries.
  package static var names: [String] { KPICatalogue().entries.map(\.name) }

  /// The KPIs that are proposed where somebody chooses none: of the exports that most areas have.
  package static let proposed = ["primary-need-recorded", "exclusions", "repeat-suspensions"]

  /// A line for each entry: its name and what it counts.
  package var text: String { InitSentences.list(entries.map { ($0.name, $0.line) }) }

  /// The entry of this name; nil where there is none.
  package func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

  private static func recipe(_ folder: String, _ files: [BuiltInFile]) -> Entry {
    func below(_ place: String) -> [BuiltInFile] { files.filter { $0.folder == "\(folder)/\(place)" } }
    let readme = files.first { $0.name == "README.md" }?.text ?? ""
    let plan = below("Pipelines").first.flatMap { try? Composer.root(of: $0.text) }
    let units = plan?.value(of: "units")?.sequence?.compactMap(\.scalar) ?? []
    let day = readme.split(separator: "--as-of ").dropFirst().first.flatMap { Day(iso: $0.prefix(10)) }
    let kpis = below("Pipelines/kpis")
    return Entry(
      name: Paths.name(folder),
      line: kpis.map { DefinitionText($0.text).title }.joined(separator: "; "), kpis: kpis,
      origin: Origin(sources: below("Pipelines/sources"), units: units, exports: below("input"), asOf: day))
  }
}
