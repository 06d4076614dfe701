/// What a run is doing, for whoever watches.
package enum Progress: Sendable {
  /// Some bytes of a source's files, so far and in all.
  case reading(source: String, bytes: Int, of: Int)
  /// Spark being started.
  case starting
  /// Parts of exports that executors have read, so far and in all.
  case readingParts(Int, of: Int)
  case computing
  /// For sources that are not there yet, or being written.
  case waiting([String])
  case publishing
  /// A sample's export being written, in bytes so far.
  case writing(export: String, bytes: Int)
}
