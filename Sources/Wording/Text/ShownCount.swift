internal import Model

extension Int {
  /// A count of rows as messages show it: `fewer than 5` for 1 to 4 rows, `20,692`.
  var asShownCount: String { isFew ? "fewer than 5" : Unit.decimal(Double(self), places: 0) }
}
