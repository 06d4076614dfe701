internal import Model

extension Int {
  /// A count of rows as messages show it: `fewer than 5` for 1 to 4 rows.
  var asShownCount: String { isFew ? "fewer than 5" : "\(self)" }
}
