internal import Definitions
internal import Glibc
internal import Platform
internal import Sample
internal import Wording

/// A folder that a new plan is written to. What is there already is never written over.
///
///     let folder = try NewFolder(path: "northmoor", mayHaveFiles: false)
///     let area = try NewArea(choice, firstScorecard: day, firstKPI: folder.firstKPI)
///     print(try folder.write(area) { progress.show($0) })
package struct NewFolder: Sendable {
  private let path: String
  /// The number of the first KPI that is added: the next one after those that are there.
  package let firstKPI: Int
  private let hasPlan: Bool
  /// Whether there was nothing in it, so that all that is there later was written by this.
  private let wasEmpty: Bool

  /// Throws: `InitError` where something else than a folder is there, or, unless `mayHaveFiles`, a folder that is not empty;
  /// `FileError`.
  package init(path: String, mayHaveFiles: Bool) throws {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.path = path
    if let kind = try Disk.kind(of: path), kind != S_IFDIR { throw InitError.noFolder(path) }
    let names = try Disk.names(in: path)
    wasEmpty = names.isEmpty
    guard wasEmpty || mayHaveFiles else { throw InitError.notEmpty(path) }
    let kpis = try Disk.names(in: "\(path)/Pipelines/kpis").filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }
    let numbers = kpis.compactMap { name in
      let text = (try? Disk.bytes(of: "\(path)/Pipelines/kpis/\(name)")).map { String(decoding: $0, as: UTF8.self) }
      return text.flatMap { try? Composer.root(of: $0) }?.value(of: "kpi")?.scalar.flatMap { Int($0) }
    }
    firstKPI = (numbers.max() ?? 0) + 1
    hasPlan = try Disk.kind(of: "\(path)/Pipelines/plan.yml") != nil
  }

  /// Writes the files that are not there yet, and the schemas of definitions. Returns the sentences that say what was done and what
  /// to do next.
  ///
  /// Throws: `FileError`; what was written before it is then removed again.
  package func write(_ area: NewArea, progress: (Progress) -> Void) throws -> String {
    let isNew = try Disk.kind(of: path) == nil
    var (written, kept): ([String], [String]) = ([], [])
    do {
      for file in area.files {
        let target = "\(path)/\(file.path)"
        if try isThere(file, target) {
          kept.append(file.path)
          continue
        }
        try Disk.makeFolder(target.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
        try Self.write(file, to: target, progress)
        written.append(target)
      }
      _ = try SchemaFolder(path: "\(path)/Pipelines/.schema")
    } catch {
      takeBack(written, isNew: isNew)
      throw error
    }
    return InitSentences(area.summary, in: path, kept: kept, units: hasPlan ? area.units : [], losses: area.losses).text
  }

  private func takeBack(_ written: [String], isNew: Bool) {
    if isNew { return Disk.removeFolder(path) }
    for file in written { unlink(file) }
    guard wasEmpty else { return }
    for name in (try? Disk.names(in: path)) ?? [] { Disk.removeFolder("\(path)/\(name)") }
  }

  /// Whether a file is there, or, of a KPI, one of the same name with another number.
  private func isThere(_ file: NewArea.File, _ target: String) throws(FileError) -> Bool {
    if try Disk.kind(of: target) != nil { return true }
    guard file.path.hasPrefix("Pipelines/kpis/") else { return false }
    func name(_ file: Substring) -> Substring { file.drop { $0.isNumber || $0 == "-" } }
    let own = name(file.path.dropFirst("Pipelines/kpis/".count))
    return try Disk.names(in: "\(path)/Pipelines/kpis").contains { name($0[...]) == own }
  }

  private static func write(_ file: NewArea.File, to path: String, _ progress: (Progress) -> Void) throws {
    let target = try AtomicFile(path: path)
    switch file.content {
    case .text(let text): try target.append(Array(text.utf8))
    case .bytes(let bytes): try target.append(bytes)
    case .copy(let source): try target.append(try Disk.bytes(of: source))
    case .invented(let export):
      var count = 0
      try export.write { piece in
        try target.append(piece)
        count += piece.count
        progress(.writing(export: export.name, bytes: count))
      }
    }
    try target.finish()
  }
}
