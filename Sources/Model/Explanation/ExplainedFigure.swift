/// How a figure came about on one day: what it was made of, row by row in counts.
///
/// **Grain**: a figure on a day; `uses` has an entry for each source that the figure looks at, in each way that it does.
package struct ExplainedFigure: Sendable {
  /// The KPI's figure that it is, or is shown with.
  package var id: FigureID
  /// `value` for the figure itself, otherwise the name of the one shown with it.
  package var measure: String
  /// What it is called.
  package var title: String
  /// The unit of its value.
  package var unit: Unit
  /// The measure as the plan defines it.
  package var definition: MeasureDefinition
  /// The figure, with what keeps it from being computed, if anything does.
  package var figure: Figure
  /// The answers that a ratio, difference or total is made of, in the order of its parts; empty for other measures.
  package var parts: [Answer]
  /// What became of the rows. Empty where nothing could be read.
  package var uses: [ExplainedUse]
  /// Why nobody may believe it; nil where the roles give the figure back.
  package var fault: ExplanationFault?

  /// A figure with what it was made of.
  package init(
    id: FigureID, measure: String, title: String, unit: Unit, definition: MeasureDefinition, figure: Figure, parts: [Answer],
    uses: [ExplainedUse]
  ) {
    (self.id, self.measure, self.title, self.unit) = (id, measure, title, unit)
    (self.definition, self.figure, self.parts, self.uses) = (definition, figure, parts, uses)
  }
}

/// What became of one source's accepted rows in a figure, for one use.
///
/// **Units**: rows. `accepted` = the rows of all `steps` + `numerator` + `denominator`, always.
package struct ExplainedUse: Sendable {
  /// Which part of a ratio, difference or total uses them, from 1; nil for a measure that has no parts.
  package var part: Int?
  /// What they are used for.
  package var use: RowUse
  /// The rule by which they are chosen.
  package var rule: RowRule
  /// The days that are looked at; nil for a census before the first census day.
  package var period: Period?
  /// The rows that could be used.
  package var accepted: Int
  /// How many rows each rule dropped, in the order in which rules are asked; only rules that dropped some.
  package var steps: [Step]
  /// The rows in the numerator, or behind a count or a sum.
  package var numerator: Int
  /// The rows in the denominator alone.
  package var denominator: Int
  /// How many different entities the counted rows are about; nil where the measure does not ask.
  package var entities: Int?
  /// Every accepted row with its role, in reading order; empty unless they were asked for.
  package var rows: [ExplainedRow] = []
  /// The rows in whose place a row of the same key counts, in reading order; empty unless rows were asked for.
  package var replaced: [Place] = []

  /// Where a row stands.
  package struct Place: Hashable, Sendable {
    /// The position of its file in the source's reading order, from 0.
    package var file: Int
    /// The line of its file on which it begins, from 1.
    package var line: Int

    /// A row of a file.
    package init(file: Int, line: Int) { (self.file, self.line) = (file, line) }
  }

  /// A rule with the number of rows that it dropped.
  package struct Step: Hashable, Sendable {
    /// The rule.
    package var drop: RowDrop
    /// How many rows it dropped.
    package var rows: Int

    /// A rule that dropped so many rows.
    package init(_ drop: RowDrop, rows: Int) { (self.drop, self.rows) = (drop, rows) }
  }

  /// The rows of a source, none of which has been looked at.
  package init(part: Int?, use: RowUse, rule: RowRule, period: Period?) {
    (self.part, self.use, self.rule, self.period) = (part, use, rule, period)
    (accepted, steps, numerator, denominator) = (0, [], 0, 0)
  }

  /// The rows that play a part.
  package var counted: Int { numerator + denominator }
  /// Whether each accepted row has one role.
  package var addsUp: Bool { accepted == counted + steps.reduce(0) { $0 + $1.rows } }
}

/// One accepted row and its role. It has no value of the row: those are looked up by its place.
package struct ExplainedRow: Hashable, Sendable {
  /// The position of its file in the source's reading order, from 0.
  package var file: Int
  /// Where it stands in reading order.
  package var place: Int64
  /// The line of its file on which it begins, from 1.
  package var line: Int
  /// The day that places it in the window; nil where that is blank, or its export has no days.
  package var day: Day?
  /// Its role.
  package var role: RowRole

  /// A row with its role.
  package init(file: Int, place: Int64, line: Int, day: Day?, role: RowRole) {
    (self.file, self.place, self.line, self.day, self.role) = (file, place, line, day, role)
  }
}
