internal import Glibc
internal import JSON
internal import Loaders
internal import Model
internal import Platform
internal import Wording

/// The folder that `scorecard extract --all` writes to. It is new, empty, or one that the command wrote before: nothing of
/// anybody else's is written over.
///
///     let folder = try CleanFolder(path: "clean", for: files)
///     let file = try folder.file("exclusions.csv")
///     try folder.finish([file, …])
struct CleanFolder {
  private let path: String
  /// The files that the command wrote before.
  private let earlier: Set<String>

  /// `files` are the names of all files that may be written.
  ///
  /// Throws: `CleanTableFault`; `FileError` where the folder cannot be read or created.
  init(path: String, for files: [String]) throws {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if let kind = try Disk.kind(of: path), kind != S_IFDIR { throw CleanTableFault.noFolder(path) }
    // What a command that was killed left behind under a temporary name does no harm.
    let names = try Disk.names(in: path).filter { !$0.hasSuffix(".tmp") || !files.contains(String($0.dropLast(4))) }
    // The description gets its own name last: of a command that was killed while files got theirs, its other name says which.
    earlier = try Self.written(in: path, as: CleanPackage.file).union(Self.written(in: path, as: CleanPackage.file + ".tmp"))
    guard names.isEmpty || !earlier.isEmpty else { throw CleanTableFault.notOurs(path) }
    if let foreign = files.first(where: { names.contains($0) && !earlier.contains($0) }) {
      throw CleanTableFault.foreignFile(foreign, in: path)
    }
    try Disk.makeFolder(path)
  }

  /// A new file, which takes the place of an earlier one when it is finished.
  func file(_ name: String) throws(FileError) -> AtomicFile { try AtomicFile(path: "\(path)/\(name)") }

  /// Puts files into their places one after another, when all of them are whole, and removes those that were written before and
  /// are no longer there.
  func finish(_ files: [(name: String, file: AtomicFile)]) throws(FileError) {
    for file in files { try file.file.finish() }
    for name in earlier.subtracting(files.map(\.name)) { unlink("\(path)/\(name)") }
    try Disk.syncFolder(path)
  }

  /// The part of a package's description by which a folder is known.
  private struct Known: Decodable {
    struct Resource: Decodable { var path: String }
    var createdBy: String?
    var resources: [Resource]
  }

  /// The names of the files that the command wrote to a folder, by the description of this name; none where it wrote nothing there.
  private static func written(in path: String, as description: String) throws(FileError) -> Set<String> {
    guard let bytes = try Disk.contents(of: "\(path)/\(description)"),
      let package = try? PublishedJSON.decode(Known.self, from: bytes), package.createdBy == CleanPackage.createdBy
    else { return [] }
    let tables = package.resources.map(\.path).filter { !$0.contains("/") && $0.hasSuffix(".csv") }
    return Set(tables + [CleanPackage.file] + LoadScript.allCases.map(\.file))
  }
}

/// Why no clean tables were written.
enum CleanTableFault: Error, CustomStringConvertible {
  /// Something else than a folder is at this path.
  case noFolder(String)
  /// The folder has files, and the command wrote none of them.
  case notOurs(String)
  /// The folder has a file that would be written over, and the command did not write it.
  case foreignFile(String, in: String)
  /// A source has a column with the name that the column of row numbers has.
  case takenName(source: String)
  /// A source has the name of the table that says which sources were delivered.
  case takenTable
  /// Two sources have names that databases take for the same.
  case sameName(String, String)
  /// A source has a name that no file can have, or that databases take for the names of several files.
  case noFileName(source: String)

  /// The sentence for people, with what they can do.
  var description: String {
    switch self {
    case .noFolder(let path): CleanTableSentences.noFolder(path)
    case .notOurs(let path): CleanTableSentences.notOurs(path)
    case .foreignFile(let file, let path): CleanTableSentences.foreignFile(file, in: path)
    case .takenName(let source): CleanTableSentences.takenName(CleanTable.rowNumber, source: source)
    case .takenTable: CleanTableSentences.takenTable(DeliveredSources.table)
    case .sameName(let one, let other): CleanTableSentences.sameName(one, other)
    case .noFileName(let source): CleanTableSentences.noFileName(source)
    }
  }

  /// Whether a definition is wrong (exit code 78), and not the folder (73).
  var isOfDefinitions: Bool {
    switch self {
    case .noFolder, .notOurs, .foreignFile: false
    case .takenName, .takenTable, .sameName, .noFileName: true
    }
  }
}
