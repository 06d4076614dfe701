package import Model
internal import Platform

/// What came of reading one source.
package struct Extraction: Sendable {
  package var delivery: Delivery
  package var quality: SourceQuality
  package var rejects: RejectList
  /// How each file was read, as far as reading went.
  package var files: [FileReport]
  package var tally: MonthlyTally
  /// What may have been read as something else than it is.
  package var doubts: [FileDoubt] = []
  /// By batch: the line of its file on which it begins.
  package var firstLines: [Int64: Int] = [:]
}
