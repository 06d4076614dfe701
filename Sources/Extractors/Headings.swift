internal import Model

/// Which field of a record holds which column of the definition.
struct Headings {
  /// For each column of the definition its field; nil where the file has no such heading.
  let fields: [Int?]
  /// How many fields each record must have.
  let count: Int

  /// Matches a file's headings by any listed spelling, whatever their order, case, spaces and punctuation.
  ///
  /// Throws: `Refusal` where a mandatory heading is missing or two match one column, naming what was found and wanted.
  init(_ headings: [String], for source: SourceDefinition) throws(Refusal) {
    let folded = headings.map(Self.folded)
    var fields: [Int?] = []
    for (position, column) in source.columns.enumerated() {
      let spellings = Set(([column.name] + column.spellings).map(Self.folded))
      let matches = folded.indices.filter { spellings.contains(folded[$0]) }
      guard matches.count < 2 else {
        let both = matches.map { "'\(headings[$0])'" }.joined(separator: " and ")
        throw Refusal("\(both) both match the column \(column.name): keep one")
      }
      if matches.isEmpty, column.isMandatory || source.key.contains(position) {
        throw Refusal(
          "no heading for \(column.name): wanted \(Self.quoted([column.name] + column.spellings)), found \(Self.quoted(headings))"
        )
      }
      fields.append(matches.first)
    }
    self.fields = fields
    self.count = headings.count
  }

  /// Letters and digits alone, in lower case.
  static func folded(_ heading: String) -> String {
    heading.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static func quoted(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
