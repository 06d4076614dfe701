/// What a state has of one source.
package struct ComparedExport: Sendable, Equatable, Encodable {
  /// The names of its files.
  package var files: [String]
  /// The rows of these files.
  package var read: Int
  /// The rows that could be used.
  package var accepted: Int
}
