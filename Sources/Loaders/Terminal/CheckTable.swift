package import Model

/// A table of what became of the exports, as an analyst reads it in a terminal.
package struct CheckTable: Sendable {
  private let quality: [SourceQuality]

  /// `quality` has an entry for each source, in the order in which they are shown.
  package init(_ quality: [SourceQuality]) { self.quality = quality }

  /// A row for each source: how many files it has, how many rows were read, accepted, rejected, left out as duplicates and
  /// skipped, the day of its newest row (a dash where none is known), and its status.
  package var text: String {
    var rows = [["Source", "Files", "Read", "Accepted", "Rejected", "Duplicates", "Skipped", "Newest", "Status"]]
    for source in quality {
      rows.append(
        [
          source.source, "\(source.files.count)", "\(source.read)", "\(source.accepted)", "\(source.rejected)",
          "\(source.duplicates)", "\(source.skipped)", source.newest?.description ?? "–", source.status.rawValue,
        ])
    }
    return Columns.aligned(rows, rightAligned: [1, 2, 3, 4, 5, 6])
  }
}
