internal import Platform
internal import Publishing
internal import Sample

/// Invented exports, written to a folder one after another.
package struct SampleFolder: Sendable {
  package private(set) var exports = 0
  package private(set) var bytes = 0

  /// Throws: `FileError`. Each file is written beside its place and renamed into it: none is ever half there.
  package init(path: String, seed: UInt64, scale: Int, progress: (Progress) -> Void) throws {
    try Disk.makeFolder(path)
    for export in InventedArea(seed: seed, scale: scale).exports {
      let file = try AtomicFile(path: "\(path)/\(export.name).csv")
      var written = 0
      try export.write { piece in
        try file.append(piece)
        written += piece.count
        progress(.writing(export: export.name, bytes: written))
      }
      try file.finish()
      exports += 1
      bytes += written
    }
  }
}
