extension Double {
  /// Whether the number is above 0 and below 5: so few may point at a child.
  package var isFew: Bool { self > 0 && self < 5 }
}

extension Int {
  /// Whether the count is from 1 to 4: so few may point at a child.
  package var isFew: Bool { Double(self).isFew }
}
