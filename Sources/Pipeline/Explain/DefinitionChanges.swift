internal import Definitions
internal import Model
internal import Platform

/// The keys that differ between two folders of definitions.
struct DefinitionChanges {
  /// All of them, file by file in the order of the later folder.
  let all: [KeyChange]
  /// By file: `kpi 7`, or the name of a source.
  private let owners: [String: String]

  /// None.
  init() { (all, owners) = ([], [:]) }

  /// Compares the files that were read of two folders; those that have the same bytes are not opened.
  init(from before: DefinitionFolder, at path: String, to after: DefinitionFolder, at otherPath: String) {
    let known = Dictionary(before.files.map { ($0.name, $0.sha256) }) { first, _ in first }
    let names = after.files.map(\.name) + before.files.map(\.name).filter { name in !after.files.contains { $0.name == name } }
    var owners: [String: String] = [:]
    for (folder, files) in [(path, before.files), (otherPath, after.files)] {
      for file in files where owners[file.name] == nil {
        owners[file.name] = Self.text("\(folder)/\(file.name)").flatMap(DefinitionComparison.owner)
      }
    }
    self.owners = owners
    all = names.flatMap { name -> [KeyChange] in
      let other = after.files.first { $0.name == name }
      if let other, known[name] == other.sha256 { return [] }
      guard let one = known[name].flatMap({ _ in Self.text("\(path)/\(name)") }) else {
        return [KeyChange(file: name, path: "", from: nil, to: name)]
      }
      guard let two = other.flatMap({ _ in Self.text("\(otherPath)/\(name)") }) else {
        return [KeyChange(file: name, path: "", from: name, to: nil)]
      }
      return DefinitionComparison.changes(from: one, to: two, in: name) ?? []
    }
  }

  private static func text(_ path: String) -> String? { (try? Disk.bytes(of: path)).map { String(decoding: $0, as: UTF8.self) } }

  /// Those of a KPI's own file, and of the files of the sources that it reads, that can change a number. The keys say which KPI
  /// or source a file is of.
  func of(_ figure: FigureID, sources: Set<String>) -> [KeyChange] {
    all.filter { change in
      guard let owner = owners[change.file] else { return false }
      guard owner == "kpi \(figure.kpi)" else { return sources.contains(owner) }
      guard let path = path(of: change, in: figure) else { return false }
      return !(Self.keysWithoutNumbers + Self.keysOfColour).contains { path == $0 || path.hasPrefix("\($0).") }
    }
  }

  /// Those that say what is expected of a figure, and how its value is judged by that: of its own file, and the dates of checkpoints.
  func ofColour(of figure: FigureID) -> [KeyChange] {
    all.filter { change in
      guard let owner = owners[change.file] else { return change.path.hasPrefix("checkpoints.") }
      guard owner == "kpi \(figure.kpi)", let path = path(of: change, in: figure) else { return false }
      if path.isEmpty { return true }
      let isOfColour = Self.keysOfColour.contains { path == $0 || path.hasPrefix("\($0).") }
      return isOfColour && !Self.keysBesideTargets.contains { path.hasSuffix(".\($0)") }
    }
  }

  /// The way to a key within what its file says of a figure's part; nil for a key of another part.
  private func path(of change: KeyChange, in figure: FigureID) -> String? {
    let steps = change.path.split(separator: ".", omittingEmptySubsequences: false)
    guard steps.count > 2, steps[0] == "parts", !figure.part.isEmpty else { return change.path }
    return steps[1] == figure.part ? steps.dropFirst(2).joined(separator: ".") : nil
  }

  /// Those that can touch anything that is published about a KPI's figure: of its own file, of the files of the sources that it reads,
  /// and of all files that are no KPI's and no source's. A baseline of another KPI is one where `beginsOtherwise`, because the series
  /// of all figures begin with the earliest baseline. Worked examples touch nothing.
  func thatTouch(_ figure: FigureID, sources: Set<String>, beginsOtherwise: Bool) -> [KeyChange] {
    all.filter { change in
      if change.path == "examples" || change.path.hasPrefix("examples[") { return false }
      guard let owner = owners[change.file], owner != "kpi \(figure.kpi)" else { return true }
      guard owner.hasPrefix("kpi ") else { return sources.contains(owner) }
      return beginsOtherwise && (change.path.isEmpty || change.path.contains("baseline"))
    }
  }

  /// What a file says besides how its number is made.
  private static let keysWithoutNumbers = [
    "examples", "title", "short_title", "monitoring_title", "owner", "actions", "area_of_weakness", "printed", "to_confirm",
    "alerts",
  ]
  private static let keysOfColour = [
    "better", "baseline", "targets", "trajectory", "expected_from", "after_last_target", "amber_percent",
  ]
  /// What is said of a baseline or a target besides its number and its day.
  private static let keysBesideTargets = ["printed", "footnote", "reason", "frozen_by", "frozen_on", "label", "qualifier"]
}
