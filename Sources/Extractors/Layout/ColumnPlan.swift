internal import Model

/// What becomes of each column of a source in every file.
struct ColumnPlan: Sendable {
  private let source: SourceDefinition
  private let needed: Set<Int>
  private let shapes: [IdentifierShapes?]
  private let known: [ShortTexts]

  init(_ source: SourceDefinition, wanted: Set<String>, domains: Domains) {
    self.source = source
    needed = source.neededColumns(wanted)
    known = source.columns.map(ShortTexts.init(spellingsOf:))
    shapes = source.columns.map { column in
      if case .identifier(let domain) = column.kind { domains.identifiers(domain).shapes } else { nil }
    }
  }

  func lanes(_ headings: Headings) -> [LanePlan] {
    source.columns.enumerated().map { position, column in
      var plan = LanePlan(
        field: headings.places[position].first?.field, kind: column.kind, isMandatory: column.isMandatory,
        isNeeded: needed.contains(position), isBesideKey: !source.key.isEmpty && !source.key.contains(position),
        known: known[position], shapes: shapes[position],
        hasSigns: !column.suppressed.isEmpty)
      if case .day(let formats, let notBefore) = column.kind {
        plan.readsISODays = formats.contains(.iso)
        plan.notBefore = notBefore.map { Int64($0.number) } ?? .min
      }
      return plan
    }
  }
}

extension SourceDefinition {
  /// Positions of the columns whose values matter: those asked for, the key, and those that other columns' rules look at.
  fileprivate func neededColumns(_ wanted: Set<String>) -> Set<Int> {
    var needed = Set(columns.indices.filter { wanted.contains(columns[$0].name) })
    needed.formUnion(key)
    needed.formUnion([laterVersion, datedBy].compactMap(\.self))
    needed.formUnion(OwnRows.codeColumns(of: self))
    for (position, column) in columns.enumerated() {
      if let start = column.follows.flatMap(self.position) { needed.formUnion([position, start]) }
    }
    return needed
  }
}
