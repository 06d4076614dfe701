package import Model

/// How two states differ, in words.
package struct DifferenceSentences {
  private let figure: FigureDifference

  /// Of one figure.
  package init(_ figure: FigureDifference) { self.figure = figure }

  /// `Permanent exclusions (rolling 12 months): 119 exclusions, was 126 exclusions; still red`.
  package var heading: String {
    let (from, to) = ends
    return "\(figure.title): " + (from == to ? "\(to), as before" : "\(to), was \(from)") + (colour.isEmpty ? "" : "; \(colour)")
  }

  /// What it was and what it is, with as many digits as it takes to see a change: `92.91%` and `92.88%`.
  package var ends: (from: String, to: String) {
    if let from = figure.from.value, let to = figure.to.value { return figure.unit.texts(from, to) }
    return (Self.shown(figure.from, figure.unit), Self.shown(figure.to, figure.unit))
  }

  /// `amber, was red`; empty where it has no colour on either side.
  package var colour: String { Self.colour(from: figure.from.rag, to: figure.to.rag) }

  static func colour(from was: RAG?, to now: RAG?) -> String {
    switch (was, now) {
    case (let was?, let now?): was == now ? "still \(now.rawValue)" : "\(now.rawValue), was \(was.rawValue)"
    case (nil, let now?): "\(now.rawValue), had no colour"
    case (let was?, nil): "no colour, was \(was.rawValue)"
    case (nil, nil): ""
    }
  }

  /// What happened, in brief: `1 row added`. Rows that change nothing are left out, unless nothing else happened; empty where nothing
  /// is known to have happened.
  package var briefCauses: String {
    let telling = figure.causes.filter { $0.isOfColour || $0.effect.isSomething }
    return (telling.isEmpty ? figure.causes : telling).map { Self.brief($0, figure.unit) }.joined(separator: ", ")
  }

  /// The causes, a line for each: what it did to the value, and what happened.
  package var causes: [(effect: String, what: String)] {
    figure.causes.map { cause in
      let effect = cause.effect.value.map { SignedNumber.effect($0, in: figure.unit) } ?? "–"
      return (effect, Self.what(cause, figure.unit) + sides(cause) + (cause.isOfColour ? "" : parts(cause.effect)))
    } + figure.uncounted.map { (SignedNumber.effect(0, in: figure.unit), Self.uncounted($0)) }
  }

  /// `rows of EHCP consultations that do not count in it: 3 removed, 7 corrected`.
  private static func uncounted(_ rows: UncountedRows) -> String {
    let all = BridgeCause.Kind.ofExports.compactMap { kind in rows.rows[kind].map { "\($0) \(CauseWords.briefly(kind))" } }
    return "rows of \(WrittenName.of(rows.source)) that do not count in it: \(all.joined(separator: ", "))"
  }

  /// `(2 above the earlier figure, 1 below it)`; empty where it is no median or other percentile.
  private func sides(_ cause: DifferenceCause) -> String {
    guard case .rows(let rows) = cause.what, let sides = rows.sides, rows.rows > 0 else { return "" }
    return " (\(sides.above) above the earlier figure, \(sides.below) below it)"
  }

  /// `(numerator +3, denominator +5)`; empty where the figure has no denominator.
  private func parts(_ effect: BridgeCause.Effect) -> String {
    guard figure.isShare else { return "" }
    let (part, whole) = (effect.numerator ?? 0, effect.denominator ?? 0)
    return " (numerator \(SignedNumber.text(part)), denominator \(SignedNumber.text(whole)))"
  }

  private static func brief(_ cause: DifferenceCause, _ unit: Unit) -> String {
    switch cause.what {
    case .rows(let rows):
      rows.rows > 0 ? "\(counted(rows.rows, "row")) \(CauseWords.briefly(rows.kind))" : "rows in another order"
    case .definition(let keys): keys.isEmpty ? "definition changed" : keys.map(Self.brief).joined(separator: ", ")
    case .program(let from, let to): from == to ? "other than published" : "program \(to), was \(from)"
    case .exports(let sources): sources.isEmpty ? "not known why" : "\(sources.joined(separator: ", ")) changed"
    case .expected(.definition(let keys)): brief(DifferenceCause(.definition(keys), effect: cause.effect), unit)
    case .expected(let change): ExpectedChangeSentences(change, unit).text
    }
  }

  private static func brief(_ key: KeyChange) -> String {
    key.path.isEmpty ? Self.key(key) : "\(key.path) \(changed(from: key.from, to: key.to))"
  }

  /// What happened: `1 row of exclusions was corrected`.
  package static func what(_ cause: DifferenceCause, _ unit: Unit) -> String {
    switch cause.what {
    case .rows(let rows):
      let source = WrittenName.of(rows.source)
      let use =
        switch rows.use {
        case .own: ""
        case .reached: " (who was reached)"
        case .rate: " (a rate of the cohort)"
        }
      let other =
        rows.unchanged == rows.rows && rows.kind == .corrected
        ? " through another export, which \(rows.rows == 1 ? "it looks" : "they look") up"
        : rows.unchanged > 0 ? " (\(rows.unchanged) of them through another export)" : ""
      guard rows.rows > 0 else { return "rows of \(source) are in another order" }
      return "\(counted(rows.rows, "row")) of \(source)\(use) \(CauseWords.happened(rows.kind, rows.rows))\(other)"
    case .definition(let keys):
      return definitionChanged(keys)
    case .program(let from, let to):
      return from == to
        ? "what was published is not what this version of the program calculates"
        : "another version of the program calculates it: \(to), was \(from)"
    case .exports(let sources):
      guard !sources.isEmpty else { return "not known why: the exports behind the earlier figure are not at hand" }
      return
        "\(sources.joined(separator: ", ")) changed; which rows is not known, because the earlier exports are not at hand"
    case .expected(.definition(let keys)): return definitionChanged(keys)
    case .expected(let change): return ExpectedChangeSentences(change, unit).text
    }
  }

  private static func definitionChanged(_ keys: [KeyChange]) -> String {
    guard !keys.isEmpty else { return "its definition changed" }
    let changes = keys.map { $0.path.isEmpty ? $0.file : "\($0.path) in \($0.file) \(changed(from: $0.from, to: $0.to))" }
    return "its definition changed: \(changes.joined(separator: "; "))"
  }

  /// What became of a key, after its name.
  static func changed(from: String?, to: String?) -> String {
    switch (from, to) {
    case (let from?, let to?): "is '\(to)', was '\(from)'"
    case (nil, let to?): "is new: '\(to)'"
    case (let from?, nil): "is gone: it was '\(from)'"
    case (nil, nil): "differs"
    }
  }

  private static func shown(_ side: FigureDifference.Side, _ unit: Unit) -> String {
    side.isThere ? side.value.map(unit.text) ?? "not calculated" : "not in the plan"
  }
}

extension DifferenceCause {
  /// Whether it changes the colour, and never the value.
  fileprivate var isOfColour: Bool { if case .expected = what { true } else { false } }
}

extension BridgeCause.Effect {
  /// Whether anything is another number for it, or nobody knows.
  fileprivate var isSomething: Bool {
    let known = [value, numerator, denominator].compactMap(\.self)
    return known.isEmpty || known.contains { $0 != 0 }
  }
}
