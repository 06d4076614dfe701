internal import Extractors
internal import Loaders
internal import Model

/// What `scorecard extract --block` says of a part of an export, in one line of JSON.
struct BlockReport: Codable {
  /// A file that was written; the path is nil where there was nothing to write.
  struct Written: Codable {
    var path: String?
    var sum: StagedRows.Sum
  }
  var block: PartAnswer
  var columns: [StagedField]
  var rows: Written
  var rejects: Written
}
