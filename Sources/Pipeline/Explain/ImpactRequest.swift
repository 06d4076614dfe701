package import Model

/// Which definitions are compared, on which exports and for which day.
package struct ImpactRequest {
  /// The definitions as they are, and the path of their folder.
  package var before: (path: String, definitions: DefinitionFolder)
  /// The changed ones.
  package var after: (path: String, definitions: DefinitionFolder)
  /// The path of the folder of exports.
  package var input: String
  /// The path of the output folder, for frozen baselines and what was published before.
  package var output: String
  /// The day of both scorecards.
  package var day: Day
  /// The file of e-mail addresses for both; nil for `contacts.yml` in each folder of definitions.
  package var contacts: String?
  /// How exports are read.
  package var reading: CSVReading
  /// The figures that are asked about; empty for all.
  package var selection: Selection

  /// A request to compare two folders of definitions.
  package init(
    from before: (path: String, definitions: DefinitionFolder), to after: (path: String, definitions: DefinitionFolder),
    input: String,
    output: String, day: Day, contacts: String? = nil, reading: CSVReading = CSVReading(), selection: Selection
  ) {
    (self.before, self.after, self.input, self.output) = (before, after, input, output)
    (self.day, self.contacts, self.reading, self.selection) = (day, contacts, reading, selection)
  }

  /// The figures that the selection chooses of either set of definitions, those of the changed one first; nil for all.
  ///
  /// Throws: what a selection throws where neither set has what it names.
  package func chosen() throws -> [FigureID]? {
    guard !selection.isEmpty else { return nil }
    func ids(_ definitions: DefinitionSet) throws -> [FigureID] {
      try selection.figures(of: definitions, output: output, input: input).map(\.figure.id)
    }
    do {
      let new = try ids(after.definitions.definitions)
      let old = (try? ids(before.definitions.definitions)) ?? []
      return new + old.filter { !new.contains($0) }
    } catch let fault as SelectionFault {
      guard let old = try? ids(before.definitions.definitions) else { throw fault }
      return old
    }
  }
}
