internal import Definitions
internal import Model
internal import Platform

/// The keys that differ between two folders of definitions.
struct DefinitionChanges {
  /// All of them, file by file in the order of the later folder.
  let all: [KeyChange]
  /// By file: `kpi 7`, or the name of a source.
  private let owners: [String: String]

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
      let isOwn = owners[change.file].map { $0 == "kpi \(figure.kpi)" || sources.contains($0) } ?? false
      return isOwn && !Self.keysWithoutNumbers.contains { change.path == $0 || change.path.hasPrefix("\($0).") }
    }
  }

  /// What a file says besides how its number is made.
  private static let keysWithoutNumbers = [
    "examples", "title", "short_title", "monitoring_title", "owner", "actions", "area_of_weakness", "printed", "to_confirm",
    "alerts",
  ]
}
