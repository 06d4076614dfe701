package import Model

/// The numbers that one reading of exports gave to children, schools and texts, turned into those of another reading.
package struct EntityNumbers: Sendable {
  private let lexicon: @Sendable (_ domain: String) -> Lexicon?
  private let other: @Sendable (_ domain: String) -> Lexicon?

  /// From the numbers of the first reading to those of the other. Each gives the texts of a domain.
  package init(
    from lexicon: @escaping @Sendable (_ domain: String) -> Lexicon?, to other: @escaping @Sendable (_ domain: String) -> Lexicon?
  ) {
    (self.lexicon, self.other) = (lexicon, other)
  }

  /// A piece whose events have the other reading's numbers.
  func renumbered(_ piece: MeasureTrace.Piece, _ fed: FedMeasure) -> MeasureTrace.Piece {
    var piece = piece
    if let domain = fed.domain(ofUse: piece.use), piece.events.entities != nil {
      let numbers = numbers(of: domain)
      piece.events.entities = piece.events.entities?.map { Int($0) < numbers.count ? numbers[Int($0)] : $0 }
    }
    if let domain = fed.memberDomain, piece.use == 0 {
      let numbers = numbers(of: domain)
      piece.events.categories = piece.events.categories?.map { Int($0) < numbers.count ? numbers[Int($0)] : $0 }
    }
    return piece
  }

  /// By number of the first reading, the number of the other. A text that the other has not gets a number that it does not use.
  private func numbers(of domain: String) -> [UInt32] {
    let (own, others) = (lexicon(domain) ?? Lexicon(), other(domain) ?? Lexicon())
    var known: [String: UInt32] = [:]
    for number in 0..<others.count { known[others[UInt32(number + 1)]] = UInt32(number + 1) }
    var next = UInt32(others.count)
    return [0]
      + (0..<own.count).map { number in
        let text = own[UInt32(number + 1)]
        if let known = known[text] { return known }
        next += 1
        known[text] = next
        return next
      }
  }
}

extension FedMeasure {
  /// The domain by which whom the rows of a use are about is numbered; nil where that is no text, as for stages.
  fileprivate func domain(ofUse place: Int) -> String? {
    if place > 0 {
      let other = definition.otherRows[place - 1]
      return domain(other.entity, in: other.rule.source)
    }
    if case .stages = definition { return nil }
    return definition.entity.flatMap { domain($0, in: definition.rule.source) }
  }

  private func domain(_ column: String, in source: String) -> String? {
    sources.first { $0.name == source }?.column(column)?.domain(in: source)
  }
}
