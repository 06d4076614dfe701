/// A row that its rule lets count, with the event that it is to the measure.
struct CountedRow {
  /// The position of its piece among those of the trace, and of the row in that.
  var piece: Int
  var row: Int
  var event: Event
  /// The position of the event among those of its piece.
  var index: Int32
}
