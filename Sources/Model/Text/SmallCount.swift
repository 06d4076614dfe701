extension Double {
  /// From 1 to 4, or a part of one: so few may point at a child.
  package var isFew: Bool { self > 0 && self < 5 }
}

extension Int {
  package var isFew: Bool { Double(self).isFew }

  /// A count of rows as messages show it: few of them are `fewer than 5`.
  package var asShownCount: String { isFew ? "fewer than 5" : "\(self)" }
}
