package struct Checkpoint: Hashable, Sendable {
  /// As the plan calls it: `3 months`.
  package var name: String
  package var date: Day

  package init(name: String, date: Day) {
    self.name = name
    self.date = date
  }
}
