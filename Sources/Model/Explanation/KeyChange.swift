/// A key of a definition file whose value differs between two sets of definitions.
package struct KeyChange: Hashable, Sendable {
  /// The file's path in its folder: `kpis/07-exclusions.yml`.
  package var file: String
  /// The way to the key: `targets.12 months`; empty for a file that one set does not have.
  package var path: String
  /// The value that it had, as written; nil where the key was not there.
  package var from: String?
  /// The value that it has; nil where the key is no longer there.
  package var to: String?

  /// A key with both its values.
  package init(file: String, path: String, from: String?, to: String?) {
    (self.file, self.path, self.from, self.to) = (file, path, from, to)
  }
}
