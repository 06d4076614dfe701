internal import Model

/// A source with the place of its definition.
struct ReadSource {
  var definition: SourceDefinition
  var location: SourceLocation
  /// What says which columns are looked up in other sources; it is read when all sources are known.
  var lookedUp: Entry?
}
