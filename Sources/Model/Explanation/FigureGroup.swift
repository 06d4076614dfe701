/// One group of a figure's rows on two days: on each, the same figure over the rows of the group alone.
///
/// **Grain**: a group of a figure, or of one part of it where the other parts cannot be grouped.
package struct FigureGroup: Sendable {
  /// What the figure is in the group on one day.
  package struct Side: Hashable, Sendable {
    /// The measure over the rows of the group; of a coverage, who of those in question is in the group.
    ///
    /// **Units**: those of the figure.
    package var answer: Answer
    /// How many of the group's rows play a part in the whole figure.
    package var rows: Int

    /// An answer with the rows behind the figure.
    package init(_ answer: Answer, rows: Int) { (self.answer, self.rows) = (answer, rows) }
  }
  /// Its name, as files have it.
  package var name: String
  /// The part of a combination whose rows are grouped, from 1; nil where the figure itself is.
  package var part: Int?
  /// The earlier day; nil where the figure is not computed on it.
  package var from: Side?
  /// The later day; nil where the figure is not computed on it.
  package var to: Side?

  /// A group with both its days.
  package init(name: String, part: Int?, from: Side?, to: Side?) {
    (self.name, self.part, self.from, self.to) = (name, part, from, to)
  }

  /// How much higher the value is on the later day; nil where one of them has none.
  package var difference: Double? {
    guard let from = from?.answer.value, let to = to?.answer.value else { return nil }
    return to - from
  }
}
