internal import Loaders
internal import Model
internal import Wording

/// A figure in each of its groups, laid out.
struct ListedCategories {
  private let name: String
  private let account: FigureAccount

  /// `name` is what they are grouped by.
  init(_ name: String, _ account: FigureAccount) { (self.name, self.account) = (name, account) }

  /// One table, in the order of the entries, and below it why they do not add up, where they do not.
  func blocks(_ entries: [CategoryTable.Entry]) -> [ExplanationBlock] {
    let sentences = CategorySentences(name, account, entries.map(\.group))
    let rows = entries.map { sentences.cells($0.group, name: SafeText.harmless($0.label)) }
    let headings = sentences.headings
    let note = sentences.note.map { [ExplanationBlock.paragraph($0)] } ?? []
    return [.table(headings, rows, numbers: Set(headings.indices).subtracting([0]))] + note
  }

  /// One table of several figures.
  static func table(_ all: [(account: FigureAccount, entries: [CategoryTable.Entry])]) -> ShownTable {
    let numbers = ["value", "numerator", "denominator", "rows"]
    let headings =
      ["kpi", "part", "measure", "unit", "of", "category", "from"] + numbers.map { "from_\($0)" } + ["to"]
      + numbers.map { "to_\($0)" } + ["difference"]
    let rows = all.flatMap { account, entries in
      entries.map { entry -> [String] in
        let (explained, group) = (account.explained, entry.group)
        return [
          explained.id.kpi, explained.id.part, explained.measure, explained.unit.name, group.part.map { "part \($0)" } ?? "",
          entry.name, account.from.description,
        ] + cells(group.from) + [explained.figure.day.description] + cells(group.to)
          + [group.difference.map(PlainDecimal.text) ?? ""]
      }
    }
    return ShownTable(headings, rows)
  }

  private static func cells(_ side: FigureGroup.Side?) -> [String] {
    let numbers = [side?.answer.value, side?.answer.numerator, side?.answer.denominator]
    return numbers.map { $0.map(PlainDecimal.text) ?? "" } + [side.map { String($0.rows) } ?? ""]
  }
}

extension ExplanationJSON.Category {
  init(_ entry: CategoryTable.Entry) {
    (category, part, difference) = (entry.name, entry.group.part, entry.group.difference)
    (from, to) = (entry.group.from.map(ExplanationJSON.Side.init), entry.group.to.map(ExplanationJSON.Side.init))
  }
}

extension ExplanationJSON.Side {
  fileprivate init(_ side: FigureGroup.Side) {
    (value, numerator) = (ExplanationJSON.Nullable(side.answer.value), ExplanationJSON.Nullable(side.answer.numerator))
    (denominator, rows) = (ExplanationJSON.Nullable(side.answer.denominator), side.rows)
  }
}
