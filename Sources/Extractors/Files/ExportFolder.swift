internal import Glibc
package import Model
internal import Platform

/// The files of an input folder, listed once: files that come later are not seen.
///
///     guard let exports = ExportFolder(path: "input") else { throw … }
///     let files = exports.files(of: source)                    // exclusions.csv, exclusions-2.csv
///     let unknown = exports.strangers(to: definitions.sources)
package struct ExportFolder: Sendable {
  private struct Listed {
    /// What stands before each file's name in messages and lists: `north/`.
    var prefix: String
    var path: String
    var names: [String]
  }
  private let folders: [Listed]

  /// Lists the folder; nil where there is none, or it cannot be read.
  package init?(path: String) {
    guard let names = try? Disk.listing(of: path) else { return nil }
    folders = [Listed(prefix: "", path: path, names: names)]
  }

  /// Lists a folder's own folders of these names, as if their files were in one; nil where one cannot be read.
  package init?(path: String, areas: [String]) {
    var folders: [Listed] = []
    for area in areas {
      guard let names = try? Disk.listing(of: "\(path)/\(area)") else { return nil }
      folders.append(Listed(prefix: "\(area)/", path: "\(path)/\(area)", names: names))
    }
    self.folders = folders
  }

  /// The source's files in natural order: `x.csv`, `x-2.csv`, `x-10.csv`; those of one area after those of another.
  package func files(of source: SourceDefinition) -> [ExportFile] { folders.flatMap { Self.files(of: source, in: $0) } }

  private static func files(of source: SourceDefinition, in folder: Listed) -> [ExportFile] {
    var found: [(stem: Int, rest: String, name: String)] = []
    for name in folder.names {
      guard let order = source.files.firstIndex(where: { Self.isFile(name, ofStem: $0) }) else { continue }
      found.append((order, String(name.dropFirst(source.files[order].count).dropLast(4)), name))
    }
    found.sort { left, right in
      left.stem != right.stem ? left.stem < right.stem : naturallyPrecedes(left.rest, right.rest)
    }
    return found.map { .onDisk(name: folder.prefix + $0.name, path: folder.path + "/" + $0.name) }
  }
}

extension ExportFolder {
  /// Whether a file of this name would be one of a source whose files' names begin so.
  package static func isFile(_ name: String, ofStem stem: String) -> Bool {
    name.hasSuffix(".csv") && !name.hasPrefix(".") && (name == stem + ".csv" || name.hasPrefix(stem + "-"))
  }

  /// The names of CSV files that no source reads, in natural order: they have a wrong name, or were left behind.
  package func strangers(to sources: [SourceDefinition]) -> [String] {
    let known = Set(sources.flatMap { files(of: $0).map(\.name) })
    let found = folders.flatMap { folder in
      folder.names.filter { $0.lowercased().hasSuffix(".csv") && !$0.hasPrefix(".") && !known.contains(folder.prefix + $0) }
        .map { folder.prefix + $0 }
    }
    return found.sorted(by: naturallyPrecedes)
  }

  /// A file that no source reads and whose name begins as a source's files do, but for case and signs; nil where there is none.
  package func strangerAlike(_ source: SourceDefinition, among sources: [SourceDefinition]) -> String? {
    func letters(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
    let stems = source.files.map(letters).filter { !$0.isEmpty }
    return strangers(to: sources).first { name in stems.contains { letters(Paths.name(name)).hasPrefix($0) } }
  }

  /// The digests of a source's files, without reading their rows.
  package func digests(of source: SourceDefinition) -> [InputFile] { files(of: source).map { FileLook($0).input } }
}
