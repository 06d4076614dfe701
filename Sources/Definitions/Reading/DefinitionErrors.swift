package import Model

/// Everything that is wrong with the definitions.
package struct DefinitionErrors: Error, Sendable {
  /// The mistakes, in the order of their places; there is at least one.
  package let diagnostics: [Diagnostic]

  /// The loader sorts `diagnostics` first.
  package init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
