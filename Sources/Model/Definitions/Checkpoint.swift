/// A day on which targets of the plan fall due.
package struct Checkpoint: Hashable, Sendable {
  /// The plan's name for it: `3 months`.
  package var name: String
  /// Its day.
  package var date: Day

  /// A checkpoint of this name and day.
  package init(name: String, date: Day) {
    self.name = name
    self.date = date
  }
}
