package import Model

/// Everything that is wrong with the definitions, in order of the places.
package struct DefinitionErrors: Error, Sendable {
  package let diagnostics: [Diagnostic]

  package init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
