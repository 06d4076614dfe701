internal import Definitions
internal import Model

/// Reads definitions that are on no disk yet.
enum ReadDefinitions {
  /// Throws: `DefinitionFault` with every mistake.
  static func all(
    _ plan: DefinitionFile, _ sources: [DefinitionFile], _ kpis: [DefinitionFile]
  ) throws(DefinitionFault) -> DefinitionSet {
    do throws(DefinitionErrors) {
      return try DefinitionLoader.load(plan: plan, sources: sources, kpis: kpis)
    } catch { throw DefinitionFault(diagnostics: error.diagnostics) }
  }
}
