/// What is said of keeping the exports and definitions of a run.
package enum KeepingSentences {
  /// Where neither SCORECARD_STATE nor HOME says where to keep them.
  package static let noPlace =
    "the exports of this run are not kept, because neither SCORECARD_STATE nor HOME is set: the next run cannot say which rows changed"

  /// Where there are too many bytes of exports.
  package static func tooLarge(_ bytes: Int) -> String {
    "the exports of this run are not kept, because they have \(bytes / 1_000_000) MB: the next run cannot say which rows changed"
  }

  /// Where a file changed between reading and copying.
  package static let changed =
    "the exports of this run are not kept, because a file has changed since it was read: the next run cannot say which rows changed"

  /// Where somebody asked for nothing to be kept.
  package static let removed = "the exports that earlier runs kept for this output folder were deleted"

  /// Where the state folder cannot be written; `why` names the path and the reason.
  package static func failed(_ why: String) -> String {
    "the exports of this run are not kept: \(why). The next run cannot say which rows changed"
  }
}
