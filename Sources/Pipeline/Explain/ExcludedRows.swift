internal import Model
internal import Wording

/// The rows of a figure's sources that no figure has: those that could not be used, and those in whose place another row of the same
/// key counts. They are told by their places, and never by what they say.
struct ExcludedRows {
  /// The names by which `--rows` asks for them.
  static let names = [RuleNames.rejected, RuleNames.duplicates]
  private let uses: [ExplainedUse]
  private let exports: TracedExports
  private let definitions: DefinitionSet

  /// The rows of each source that the figure uses, each source once.
  init(_ account: FigureAccount, _ exports: TracedExports, _ definitions: DefinitionSet) {
    uses = account.explained.uses.reduce(into: []) { uses, use in
      if !uses.contains(where: { $0.rule.source == use.rule.source }) { uses.append(use) }
    }
    (self.exports, self.definitions) = (exports, definitions)
  }

  /// Those of one of the `names`, in reading order.
  func rows(_ wanted: String) -> [TableRow] {
    uses.flatMap { use in wanted == RuleNames.rejected ? rejected(use) : duplicates(use) }
  }

  private func rejected(_ use: ExplainedUse) -> [TableRow] {
    exports.rejects(of: use.rule.source).map { reject in
      let columns = reject.column.isEmpty ? [] : [reject.column]
      return row(
        use, reject.file, reject.line, RuleNames.rejected,
        TableRow.Exclusion(rule: reject.rule.rawValue, columns: columns, sentence: reject.rule.meaning))
    }
  }

  private func duplicates(_ use: ExplainedUse) -> [TableRow] {
    let source = definitions.source(use.rule.source)
    let key = source.map { source in source.key.map { source.columns[$0].name } } ?? []
    let files = exports.source(use.rule.source)?.files ?? []
    return use.replaced.map { place in
      row(
        use, files.indices.contains(place.file) ? files[place.file].name : "", place.line, RuleNames.duplicates,
        TableRow.Exclusion(rule: "key", columns: key, sentence: RowSentences.replaced))
    }
  }

  private func row(_ use: ExplainedUse, _ file: String, _ line: Int, _ role: String, _ why: TableRow.Exclusion) -> TableRow {
    TableRow(use: use, file: file, line: line, day: nil, role: role, values: [], exclusion: why)
  }
}
