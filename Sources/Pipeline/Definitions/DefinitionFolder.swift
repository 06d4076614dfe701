internal import Definitions
internal import Glibc
package import Model
internal import Platform

/// The definitions of a folder, read and checked: `plan.yml`, `sources/` and `kpis/`; and, where they are there, `actions/`,
/// `risks.yml`, `qualitative.yml`, `governance.yml` and `people.yml`.
///
///     let folder = try DefinitionFolder(path: "Pipelines")
///     for kpi in folder.definitions.kpis { print(kpi.id) }
package struct DefinitionFolder: Sendable {
  /// The plan, its sources and its KPIs, with every reference between them checked.
  package private(set) var definitions: DefinitionSet
  /// Each file that was read: its path in the folder, its size in bytes and its digest, as the manifest keeps them.
  package let files: [InputFile]
  /// The bytes of these files, in their order.
  let contents: [[UInt8]]

  /// The same definitions for another area, which is called so.
  func ofArea(_ name: String) -> DefinitionFolder {
    var folder = self
    folder.definitions.plan.area = name
    return folder
  }

  /// The names of the folders below, of which a plan needs the first two.
  package static let below = DefinitionFiles.folderNames

  /// Reads and checks every definition in the folder at `path`. Each of `settings` is a key that is set in
  /// what was read (`7.window=rolling 6 months`); `replacing` gives the text that a file is taken to have, by its path.
  ///
  /// Throws: `DefinitionFault`. Mistakes within the files are reported all at once.
  package init(path: String, settings: [String] = [], replacing: [String: String] = [:]) throws(DefinitionFault) {
    var found: [(path: String, bytes: [UInt8])] = []
    func read(_ name: String) throws(DefinitionFault) -> DefinitionFile {
      let file = "\(path)/\(name)"
      guard Disk.size(of: file) <= DefinitionBounds.bytes else {
        throw DefinitionFault(tooLarge: file, "this file is larger than 1 MB, and a definition has a few kB")
      }
      guard let bytes = try? Disk.bytes(of: file) else {
        throw name == "plan.yml" ? DefinitionFault(missing: file) : DefinitionFault(broken: file)
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw DefinitionFault(notUTF8: "\(path)/\(name)", bytes)
      }
      found.append((name, bytes))
      return DefinitionFile(path: file, text: replacing[file] ?? text)
    }
    let plan = try read("plan.yml")
    let there = try DefinitionFiles(path: path)
    guard there.mistakes.isEmpty else { throw DefinitionFault(diagnostics: there.mistakes) }
    func readAll(_ folder: String, mayBeAbsent: Bool = false) throws(DefinitionFault) -> [DefinitionFile] {
      guard let names = there.folders[folder] else {
        if mayBeAbsent { return [] }
        throw DefinitionFault(missing: "\(path)/\(folder)/")
      }
      guard names.count <= DefinitionBounds.files else {
        throw DefinitionFault(
          tooLarge: "\(path)/\(folder)/", "there are \(names.count) files here, and at most \(DefinitionBounds.files) can be read"
        )
      }
      var files: [DefinitionFile] = []
      for name in names { files.append(try read(name)) }
      return files
    }
    let sources = try readAll("sources")
    let kpis = try readAll("kpis")
    let actions = try readAll("actions", mayBeAbsent: true)
    var parts: [PlanPart: DefinitionFile] = [:]
    for part in PlanPart.allCases where there.parts.contains(part) { parts[part] = try read(part.fileName) }
    do throws(DefinitionErrors) {
      definitions = try DefinitionLoader.load(
        plan: plan, sources: sources, kpis: kpis, actions: actions, parts: parts, settings: settings)
    } catch {
      throw DefinitionFault(diagnostics: error.diagnostics, settings: settings)
    }
    contents = found.map(\.bytes)
    files = found.map { InputFile(name: $0.path, bytes: $0.bytes.count, sha256: sha256($0.bytes)) }
  }
}
