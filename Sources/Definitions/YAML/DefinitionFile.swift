/// A definition file as it was read.
package struct DefinitionFile: Sendable {
  /// Its path as people see it; it begins every message about the file.
  package var path: String
  /// Its text.
  package var text: String

  /// The text may be anything; `DefinitionLoader` reports what is wrong with it.
  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
