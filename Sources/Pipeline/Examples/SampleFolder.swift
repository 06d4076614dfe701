package import Model
internal import Platform
internal import Sample

/// Made-up exports, written to a folder one after another.
package struct SampleFolder: Sendable {
  /// How many exports were written, a file each.
  package private(set) var exports = 0
  /// How many bytes the files have together.
  package private(set) var bytes = 0
  private let path: String

  /// The last day of the exports unless another is given.
  package static let usualEnd = InventedArea.usualEnd
  /// The days on which exports can end.
  package static let ends = InventedArea.ends

  /// Writes the exports up to the day `end`: the same day, `seed` and `scale` give the same files, and a larger `scale` gives more rows. Each file is
  /// written under another name and then renamed, so that no reader meets half a file.
  ///
  /// Throws: `FileError`.
  package init(
    path: String, until end: Day = usualEnd, seed: UInt64, scale: Int, progress: (Progress) -> Void
  ) throws {
    self.path = path
    try Disk.makeFolder(path)
    for export in InventedArea(seed: seed, scale: scale, until: end).exports {
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

  /// What was written: `19 exports, 4 MB, in input`.
  package var sentence: String { "\(counted(exports, "export")), \(Amounts.size(bytes: bytes)), in \(path)" }
}
