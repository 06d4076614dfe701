internal import Definitions
internal import Glibc
internal import Model
internal import Platform

/// What lies in a folder of definitions: which files are read, and which are not and should not lie there.
///
/// A definition that is passed over takes its KPI off the page, and nobody would know: a file is read, or known to be none, or
/// an error.
struct DefinitionFiles {
  /// The folders below, with the definitions in each; of those that are there.
  private(set) var folders: [String: [String]] = [:]
  private(set) var parts: Set<PlanPart> = []
  private(set) var mistakes: [Diagnostic] = []

  static let folderNames = ["sources", "kpis", "actions"]
  private static let plan = "plan.yml"
  /// More than so many strange files are another folder than was meant: no more are named.
  private static let mostNamed = 50
  private let path: String

  /// `path` is there and holds a plan. Throws: `DefinitionFault` where a folder cannot be looked into.
  init(path: String) throws(DefinitionFault) {
    self.path = path
    for name in try sorted("") {
      if let part = PlanPart.allCases.first(where: { $0.fileName == name }) {
        parts.insert(part)
      } else if Self.folderNames.contains(name), try isFolder(name, followingLinks: true) {
        try look(into: name)
      } else if ![Self.plan, "contacts.yml", "paper.docx"].contains(name) {
        try refuse(name)
      }
    }
  }

  private mutating func look(into folder: String) throws(DefinitionFault) {
    folders[folder] = []
    for name in try sorted(folder) {
      let isDefinition = name.hasSuffix(".yml") || name.hasSuffix(".yaml")
      if isDefinition, try !isFolder("\(folder)/\(name)") {
        folders[folder]?.append("\(folder)/\(name)")
      } else {
        try refuse("\(folder)/\(name)")
      }
    }
  }

  /// A folder that nobody reads is as good as empty, or each file in it is a mistake.
  private mutating func refuse(_ name: String) throws(DefinitionFault) {
    guard mistakes.count < Self.mostNamed else { return }
    guard try !isFolder(name) else {
      for below in try sorted(name) { try refuse("\(name)/\(below)") }
      return
    }
    mistakes.append(
      Diagnostic(
        code: .missingFile, at: SourceLocation(file: "\(path)/\(name)", line: 1, column: 1), "this file is not read",
        hint: Self.remedy(for: name)))
  }

  private static func remedy(for name: String) -> String {
    let lowered = name.lowercased()
    if let part = PlanPart.allCases.first(where: { $0.isMeant(by: name) }) { return "rename it to \(part.fileName)" }
    if lowered == plan || lowered == "plan.yaml" { return "the plan is in \(plan)" }
    if lowered.hasSuffix(".yml"), !name.hasSuffix(".yml") { return "rename it to \(name.dropLast(4)).yml" }
    if lowered.hasSuffix(".yaml"), !name.hasSuffix(".yaml") { return "rename it to \(name.dropLast(5)).yaml" }
    return
      "definitions are .yml or .yaml files in \(folderNames.joined(separator: ", ")). Remove this file, or rename it to end in .example or .md"
  }

  /// What lies in a folder, in natural order, but for what may lie anywhere.
  private func sorted(_ folder: String) throws(DefinitionFault) -> [String] {
    let path = folder.isEmpty ? path : "\(path)/\(folder)"
    guard let all = try? Disk.listing(of: path) else { throw DefinitionFault(unreadable: path) }
    return all.filter { name in
      !name.hasPrefix(".") && ![".md", ".example", ".new"].contains { name.hasSuffix($0) }
    }.sorted(by: naturallyPrecedes)
  }

  /// A link to a folder is followed no further.
  private func isFolder(_ name: String, followingLinks: Bool = false) throws(DefinitionFault) -> Bool {
    var status = stat()
    let path = "\(path)/\(name)"
    if (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 { return status.st_mode & S_IFMT == S_IFDIR }
    guard errno == ENOENT || errno == ELOOP else { throw DefinitionFault(unreadable: path) }
    return false
  }
}
