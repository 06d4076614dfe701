package import Model

/// The categories of a column without a list of codes, where another engine has read its rows.
package struct GivenCategories: Sendable {
  /// By text, as figures compare it: the category under which it is shown.
  package let categories: [(text: String, category: String)]
  /// The number of rows whose category is shown as `other`.
  package let unshownRows: Int

  /// `texts` are the different ones of the column in reading order, each with the number of rows that count and have it; `compared` are
  /// the names with which figures compare them.
  package init(
    _ texts: [(text: String, rows: Int)], of column: ColumnDefinition, in source: SourceDefinition, compared: [String]
  ) {
    let lexicon = Lexicon(texts.map(\.text))
    let vocabulary = Vocabulary(
      lexicon, rows: [0] + texts.map(\.rows), listed: Set(column.known.map(\.name)), isAboutPeople: source.isAboutPeople)
    let written = ComparableTexts(lexicon, named: compared)
    var (found, known): ([(String, String)], Set<String>) = ([], [])
    for number in texts.indices.map({ UInt32($0 + 1) }) {
      let text = written[number]
      guard known.insert(text).inserted else { continue }
      let category = vocabulary.members([number]).keys.first ?? 0
      found.append((text, category == 0 ? Vocabulary.unknown : vocabulary.name(category) ?? Vocabulary.other))
    }
    (categories, unshownRows) = (found, vocabulary.unshownRows)
  }

  /// What is not shown under its own name, in one column; nil where all is.
  package func doubt(of column: String) -> FileDoubt? {
    unshownRows > 0 ? .unshownCategory(column: column, count: unshownRows, showsAs: Vocabulary.other) : nil
  }
}

extension Lexicon {
  /// Of these texts in reading order, numbered from 1 on.
  package init(_ texts: [String]) {
    self.init()
    for text in texts { _ = append(text.utf8) }
  }
}
