internal import Platform
internal import Sample

/// Made-up exports, written to a folder one after another.
package struct SampleFolder: Sendable {
  /// How many exports were written, a file each.
  package private(set) var exports = 0
  /// How many bytes the files have together.
  package private(set) var bytes = 0

  /// Writes the exports: the same `seed` and `scale` give the same files, and a larger `scale` gives more rows. Each file is
  /// written under another name and then renamed, so that no reader meets half a file.
  ///
  /// Throws: `FileError`.
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
