internal import Model

/// One of the rows of an explanation's list.
struct TableRow {
  /// Why no figure has a row.
  struct Exclusion {
    /// The name of the rule.
    var rule: String
    /// The columns that the rule is about; none where it is about the whole row.
    var columns: [String]
    /// The rule in words.
    var sentence: String
  }
  var use: ExplainedUse
  var file: String
  var line: Int
  var day: Day?
  var role: String
  /// By column, in the order of the source's columns.
  var values: [(column: String, text: String)]
  /// Why no figure has it; nil for a row that was accepted.
  var exclusion: Exclusion?
}
