internal import Model

/// One batch, with its source's definition and what is known of its domains.
struct BatchView {
  let source: SourceDefinition
  /// Names of the batch's columns.
  let columns: [String]
  let batch: Batch
  /// Of the domains that filters look at.
  let lexicons: [String: Lexicon]
  let folded: FoldedTexts

  func column(_ name: String) -> Column? { columns.firstIndex(of: name).map { batch.columns[$0] } }

  func days(_ name: String) -> [Int32]? { if case .days(let values) = column(name) { values } else { nil } }
  func integers(_ name: String) -> [Int64]? { if case .integers(let values) = column(name) { values } else { nil } }
  func interned(_ name: String) -> [UInt32]? { if case .interned(let values) = column(name) { values } else { nil } }

  /// By code position, blank first: whether it is one of `names`.
  func admittedCodes(_ names: [String], in column: String) -> [Bool] {
    var admitted = [Bool](repeating: false, count: 256)
    if case .code(let codes) = source.column(column)?.kind {
      for (index, code) in codes.enumerated() where names.contains(code.name) { admitted[index + 1] = true }
    }
    return admitted
  }

  /// By number in the column's lexicon, blank first: whether the text is one of `names`, whatever the case.
  func admittedTexts(_ names: [String], in column: String) -> [Bool] {
    guard let definition = source.column(column), let domain = definition.domain(in: source.name),
      let lexicon = lexicons[domain]
    else { return [false] }
    let wanted = Set(names.map(\.foldedValue))
    return [false] + folded.texts(of: lexicon, in: domain, grows: !definition.kind.isIdentifier).map(wanted.contains)
  }
}

/// The texts of vocabularies as they are compared, each folded once and not once for every batch.
final class FoldedTexts {
  private var known: [String: [String]] = [:]

  /// All texts of a lexicon, folded. Where the lexicon only ever `grows`, the texts that were there before are not folded
  /// again.
  func texts(of lexicon: Lexicon, in domain: String, grows: Bool) -> [String] {
    var texts = grows ? known.removeValue(forKey: domain) ?? [] : []
    for number in min(texts.count, lexicon.count)..<lexicon.count { texts.append(lexicon[UInt32(number + 1)].foldedValue) }
    if grows { known[domain] = texts }
    return texts
  }

  /// Forgets a source's texts, because its reading begins again and its vocabularies are numbered again.
  func forget(_ source: SourceDefinition) {
    for column in source.columns { column.domain(in: source.name).map { known[$0] = nil } }
  }
}
