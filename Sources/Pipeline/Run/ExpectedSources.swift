internal import Extractors
internal import Model
internal import Transformers

extension DefinitionSet {
  /// Sources that are read for their narrative and are there, with all their columns.
  func narrativeSources(in folder: ExportFolder) -> [String: Set<String>] {
    let named = NarrativeSource.allCases.compactMap { source($0.rawValue) }.filter {
      !$0.isOptional || !folder.files(of: $0).isEmpty
    }
    return Dictionary(uniqueKeysWithValues: named.map { ($0.name, Set($0.columns.map(\.name))) })
  }

  /// All but those that are optional, not there, and needed by no figure: they are not missing.
  func expectedSources(in folder: ExportFolder) -> [SourceDefinition] {
    let needed = needs(of: figures.map(\.figure))
    return sources.filter { !$0.isOptional || needed[$0.name] != nil || !folder.files(of: $0).isEmpty }
  }
}
