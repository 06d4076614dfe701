extension Int {
  /// A count of rows as messages show it: from 1 to 4 it may point at a child, and is `fewer than 5`.
  package var asShownCount: String { (1...4).contains(self) ? "fewer than 5" : "\(self)" }
}
