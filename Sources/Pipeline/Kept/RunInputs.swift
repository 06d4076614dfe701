internal import Extractors
internal import Model
internal import Platform

/// What a run was made from: its definitions, and the files of exports as it read them.
struct RunInputs: Sendable {
  /// A file of the exports.
  struct Export: Sendable {
    let file: InputFile
    /// Where it lies, and how it was when it was read; nil where an earlier run read it, whose lines are carried over.
    let read: (file: ExportFile, state: FileState)?
  }
  let definitions: [(file: InputFile, bytes: [UInt8])]
  let exports: [Export]

  /// Writes the files below a new folder. Returns false where one is no longer what was read, or is not at hand.
  func write(to folder: String, _ store: FileStore) throws(FileError) -> Bool {
    guard exports.allSatisfy({ !$0.file.sha256.isEmpty }) else { return false }
    try Disk.makePrivateFolder("\(folder)/exports")
    var made: Set<String> = []
    for (file, bytes) in definitions {
      let path = "\(folder)/definitions/\(file.name)"
      let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      if made.insert(parent).inserted { try Disk.makePrivateFolder(parent) }
      let isKept = try store.put(file.sha256, bytes: file.bytes, as: path) { target throws(FileError) in
        try Disk.writePrivate(bytes, to: target)
        return true
      }
      guard isKept else { return false }
    }
    for export in exports where made.insert(export.file.name).inserted {
      let path = "\(folder)/exports/\(export.file.name)"
      let isKept = try store.put(export.file.sha256, bytes: export.file.bytes, as: path) { target throws(FileError) in
        guard let (file, state) = export.read, case .onDisk(_, let source) = file else { return false }
        try Disk.copyPrivately(source, to: target)
        // The digest is of what the run read. If somebody has written to the file since then, its state differs.
        return FileState(of: file) == state
      }
      guard isKept else { return false }
    }
    return true
  }
}

/// What is kept of a run, under a temporary name until the run is published.
struct StagedInputs: Sendable {
  let run: String
  /// The folder of its output folder's kept runs.
  let place: String
  let temporary: String

  /// Gives it its name.
  func finish() throws(FileError) { try Disk.rename(temporary, to: "\(place)/\(run)") }
}
