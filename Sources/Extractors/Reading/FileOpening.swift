internal import Model

/// A file that has been looked through: how its rows are to be read, or why they cannot be.
struct FileOpening: Sendable {
  var look: FileLook
  var plan: FilePlan?
  var refusal: Refusal?
  /// Its rows, where it is small enough to have been read already.
  var block: Block?
}
