internal import Model

/// What happened to the rows behind a figure, in words.
enum CauseWords {
  /// After their number, in a list: `1 row added`, `9 entered the window`.
  static func briefly(_ kind: BridgeCause.Kind) -> String {
    switch kind {
    case .left: "left the window"
    case .stopped: "stopped counting"
    case .known: "changed because more is known"
    case .limit: "passed a time limit"
    case .waited: "waited longer"
    case .entered: "entered the window"
    case .removed: "removed"
    case .rejected: "now rejected"
    case .usable: "no longer rejected"
    case .corrected: "corrected"
    case .added: "added"
    }
  }

  /// After their number, in a sentence: `1 row was added`.
  static func happened(_ kind: BridgeCause.Kind, _ rows: Int) -> String {
    switch kind {
    case .left, .stopped, .limit, .entered: briefly(kind)
    case .known: "changed, because more is known"
    case .waited: rows == 1 ? "has waited longer" : "have waited longer"
    case .removed: rows == 1 ? "is no longer in the export" : "are no longer in the export"
    case .rejected, .usable: "\(rows == 1 ? "is" : "are") \(briefly(kind))"
    case .corrected: rows == 1 ? "was corrected" : "were corrected"
    case .added: rows == 1 ? "was added" : "were added"
    }
  }
}
