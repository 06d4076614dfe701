internal import Extractors
internal import Model

extension [SourceQuality] {
  /// The same, where each source that is missing names a file that may be its own under another name.
  func naming(strangersIn folder: ExportFolder, _ definitions: DefinitionSet) -> [SourceQuality] {
    map { quality in
      guard case .notDelivered(let files, _) = quality.finding, let source = definitions.source(quality.source),
        let alike = folder.strangerAlike(source, among: definitions.sources)
      else { return quality }
      var quality = quality
      quality.finding = .notDelivered(files: files, alike: alike)
      return quality
    }
  }
}
