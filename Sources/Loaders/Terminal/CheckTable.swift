package import Model

/// What became of the exports, as an analyst reads it in a terminal.
package struct CheckTable: Sendable {
  private let quality: [SourceQuality]

  package init(_ quality: [SourceQuality]) { self.quality = quality }

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
