internal import Model

/// A source with the place of its definition.
struct ReadSource {
  var definition: SourceDefinition
  var location: SourceLocation
}
