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

  /// A request to compare two folders of definitions.
  package init(
    from before: (path: String, definitions: DefinitionFolder), to after: (path: String, definitions: DefinitionFolder),
    input: String,
    output: String, day: Day, contacts: String? = nil, reading: CSVReading = CSVReading()
  ) {
    (self.before, self.after, self.input, self.output) = (before, after, input, output)
    (self.day, self.contacts, self.reading) = (day, contacts, reading)
  }
}
