/// What has turned out wrong with definitions that were tried on a file.
struct SuggestionLessons: Equatable {
  /// How far each column may be guessed, where not anything that its values look like.
  var bounds: [Int: ColumnGuess.Bound] = [:]
  /// The columns that are blank in some row.
  var notRequired: Set<Int> = []
  /// What is known of keys.
  var keys = KeyGuess.Lessons()
  /// Whether no line ends the rows.
  var hasNoEndLines = false
  /// The delimiter, where it is not found without being named.
  var delimiter: String?

  /// The columns of which something has been learnt since.
  func columns(since before: SuggestionLessons) -> Set<Int> {
    notRequired.subtracting(before.notRequired).union(bounds.keys.filter { bounds[$0] != before.bounds[$0] })
  }

  /// What was learnt of a column is guessed again.
  mutating func forget(_ place: Int) {
    bounds[place] = nil
    notRequired.remove(place)
  }
}
