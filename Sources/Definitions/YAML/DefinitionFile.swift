internal import Model

/// A definition file as it was read: its path as people see it, and its text.
package struct DefinitionFile: Sendable {
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
