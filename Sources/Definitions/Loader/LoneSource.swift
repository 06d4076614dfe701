package import Model

extension DefinitionLoader {
  /// Reads one file of `sources/` on its own, without a plan: its alerts are the standard ones.
  ///
  /// Throws: `DefinitionErrors` with every mistake in the file.
  package static func source(_ file: DefinitionFile) throws(DefinitionErrors) -> SourceDefinition {
    let findings = Findings()
    let source = root(of: file, Composition(of: file), findings).flatMap { SourceReader(alerts: .standard).source($0) }
    guard findings.diagnostics.isEmpty, let source else { throw DefinitionErrors(diagnostics: findings.diagnostics.sorted()) }
    return source.definition
  }
}
