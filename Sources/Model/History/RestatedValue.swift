/// A value that was published and that a later run replaced by another, with what made it another.
///
/// **Grain**: a figure on a day, in a run.
package struct RestatedValue: Sendable, Hashable, Codable {
  /// The KPI of the figure.
  package var kpi: String
  /// Its part; empty where the KPI has none.
  package var part: String
  /// The day that the value is for.
  package var asOf: Day
  /// The value that was published before, in the figure's unit.
  package var from: Double
  /// The value that replaces it.
  package var to: Double
  /// The run that first published the earlier value.
  package var replaces: String
  /// What made it another, in the order in which it was applied. The effects add up to the change.
  package var causes: [RestatementCause]

  /// A value that replaces one of an earlier run.
  package init(_ id: FigureID, asOf day: Day, from: Double, to: Double, replaces run: String, causes: [RestatementCause] = []) {
    (kpi, part, asOf, replaces) = (id.kpi, id.part, day, run)
    (self.from, self.to, self.causes) = (from, to, causes)
  }

  /// The figure.
  package var id: FigureID { FigureID(kpi: kpi, part: part) }
}

/// One cause of a restatement, as the history keeps it: numbers of rows, and never which.
package struct RestatementCause: Sendable, Hashable, Codable {
  /// What happened.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Rows of one export between two days: see `BridgeCause.Kind`.
    case left, stopped, known, limit, waited, entered
    /// Rows between two exports.
    case removed, rejected, corrected, usable, added
    /// A key of a definition has another value.
    case definition
    /// Another version of the program calculates it.
    case program
    /// A source has other files, and the earlier ones were not at hand.
    case exports
  }
  /// What happened.
  package var kind: Kind
  /// The source of the rows or files; nil where it was something else, or is not known.
  package var source: String?
  /// How many rows it happened to; nil where it was not rows.
  package var rows: Int?
  /// What it did to the value. Where several keys or sources did it together, the first has the effect of them all.
  package var effect: Double?
  /// The file of definitions that changed; nil where none did, or it is not known.
  package var file: String?
  /// The way to the key that changed: `measure.window`.
  package var key: String?
  /// The key's earlier value, or the earlier version of the program; nil where there was none.
  package var from: String?
  /// The key's value, or the version of the program, now; nil where there is none.
  package var to: String?

  /// A cause of which nothing more is known yet.
  package init(_ kind: Kind, effect: Double? = nil) { (self.kind, self.effect) = (kind, effect) }
}
