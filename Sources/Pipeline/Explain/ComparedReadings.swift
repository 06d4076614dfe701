internal import Model

/// Exports as they are read to be compared: each folder once by each set of definitions, however many states are made from them.
final class ComparedReadings {
  private struct Key: Hashable {
    let definitions: [InputFile]
    let input: String
  }
  private let reading: CSVReading
  private let isChosen: (FigureID) -> Bool
  private let progress: (Progress) -> Void
  private var known: [Key: TracedExports] = [:]

  /// `isChosen` says which figures are compared.
  init(_ reading: CSVReading, of isChosen: @escaping (FigureID) -> Bool, progress: @escaping (Progress) -> Void = { _ in }) {
    (self.reading, self.isChosen, self.progress) = (reading, isChosen, progress)
  }

  /// The figures of a plan that are compared.
  func chosen(_ definitions: DefinitionSet) -> [FigureDefinition] {
    definitions.figures.map(\.figure).filter { isChosen($0.id) }
  }

  /// Takes what was read for another purpose, of all figures that are compared.
  func add(_ exports: TracedExports, of definitions: DefinitionFolder, _ input: String) {
    known[Key(definitions: definitions.files, input: input)] = exports
  }

  /// The exports in a folder, read by a set of definitions.
  ///
  /// Throws: `RunError.noInputFolder`.
  func exports(of definitions: DefinitionFolder, _ input: String) throws(RunError) -> TracedExports {
    let key = Key(definitions: definitions.files, input: input)
    if let exports = known[key] { return exports }
    let exports = try TracedExports(
      of: chosen(definitions.definitions), in: definitions.definitions, input: input, comparing: true, reading: reading,
      progress: progress)
    known[key] = exports
    return exports
  }
}
