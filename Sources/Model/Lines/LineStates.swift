extension ScorecardLine {
  /// The states of the line, as a selection names them: its status, its colour, and the reason behind it.
  package var states: [String] {
    ([status.rawValue] + [rag?.rawValue, reason?.rawValue].compactMap(\.self)).map(Selection.written)
  }
}
