internal import Model

extension RatioSide {
  /// Which value of a ratio it is.
  var inWords: String {
    switch self {
    case .numerator: "the numerator"
    case .denominator: "the denominator"
    }
  }
}
