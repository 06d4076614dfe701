internal import Model

/// Where a looked-up day comes from, in one sentence.
struct LookupSentence {
  private let lookup: OwnedLookup
  private let sources: [SourceDefinition]
  private let day: Day

  /// `day` is the one that the figure is for.
  init(_ lookup: OwnedLookup, _ sources: [SourceDefinition], on day: Day) {
    (self.lookup, self.sources, self.day) = (lookup, sources, day)
  }

  /// `The first contact is the first contact date of the same person in the contacts data on or after the referral date.`
  var text: String {
    let column = lookup.column
    let side = column.choice == .first ? "on or after" : "on or before"
    let source = sources.first { $0.name == column.source }
    let condition =
      column.filter.isEmpty ? "" : ", where \(FilterSentence(source: source, day: day).sentence(column.filter))"
    let noun = EntityNoun(column.key, in: sources.first { $0.name == lookup.owner }).singular
    let rows = (source?.title ?? WrittenName.of(column.source)).insideSentence
    let name = WrittenName.of(column.name).prefix(1).uppercased() + WrittenName.of(column.name).dropFirst()
    return
      "\(name) is the \(column.choice.rawValue) \(WrittenName.of(column.day)) \(side) the \(WrittenName.of(column.bound)) in the \(rows) for the same \(noun)\(condition)."
  }
}
