internal import Model
internal import Publishing

extension RunRequest {
  /// A day that is published keeps its series' beginning, unless another is named.
  func keepingBeginning(of output: OutputFolder, _ definitions: DefinitionSet) -> RunRequest {
    var request = self
    guard let published = output.manifest(of: asOf.description), published.isPartial != true else { return request }
    request.from = from ?? published.from
    let beginning = min(published.from ?? usualStart(of: definitions), asOf)
    if let from, from.endOfMonth > beginning.endOfMonth { request.publishedFrom = beginning }
    return request
  }
}
