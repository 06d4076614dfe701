internal import Loaders
internal import Model
internal import Wording

/// Counts of rows by category, laid out.
struct ListedCategories {
  private let name: String
  private let account: FigureAccount

  /// `name` is what they are counted by.
  init(_ name: String, _ account: FigureAccount) { (self.name, self.account) = (name, account) }

  /// One table, in the order of the entries.
  func block(_ entries: [CategoryTable.Entry]) -> ExplanationBlock {
    let isShare =
      entries.contains { $0.now.numerator + $0.earlier.numerator > 0 }
      && entries.contains { $0.now.denominator + $0.earlier.denominator > 0 }
    let hasParts = entries.contains { $0.part != nil }
    let rows = entries.map { entry in
      let part = hasParts ? [entry.part.map(String.init) ?? ""] : []
      let counts =
        isShare
        ? [entry.earlier.numerator, entry.now.numerator, entry.earlier.all, entry.now.all] : [entry.earlier.all, entry.now.all]
      return [SafeText.harmless(entry.category)] + part + counts.map(String.init) + [CategorySentences.signed(entry.difference)]
    }
    let headings = CategorySentences.headings(name, isShare: isShare, hasParts: hasParts, account)
    return .table(headings, rows, numbers: Set(headings.indices).subtracting([0]))
  }

  /// One table of several figures.
  static func table(_ all: [(account: FigureAccount, entries: [CategoryTable.Entry])]) -> ShownTable {
    let headings = [
      "kpi", "part", "measure", "of", "category", "from", "from_numerator", "from_denominator", "to", "to_numerator",
      "to_denominator", "difference",
    ]
    let rows = all.flatMap { account, entries in
      entries.map { entry -> [String] in
        let explained = account.explained
        let counts = [entry.earlier.numerator, entry.earlier.denominator].map(String.init)
        let now = [entry.now.numerator, entry.now.denominator].map(String.init)
        return [explained.id.kpi, explained.id.part, explained.measure, entry.part.map(String.init) ?? "", entry.category]
          + [account.from.description] + counts + [explained.figure.day.description] + now + [String(entry.difference)]
      }
    }
    return ShownTable(headings, rows)
  }
}

extension ExplanationJSON.Category {
  init(_ entry: CategoryTable.Entry) {
    (category, part, difference) = (entry.category, entry.part, entry.difference)
    from = ExplanationJSON.Counts(numerator: entry.earlier.numerator, denominator: entry.earlier.denominator)
    to = ExplanationJSON.Counts(numerator: entry.now.numerator, denominator: entry.now.denominator)
  }
}
