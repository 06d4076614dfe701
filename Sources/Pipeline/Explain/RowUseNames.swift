internal import Model

extension RowUse {
  /// Its name in JSON and CSV; nil for a measure's own rows.
  var name: String? {
    switch self {
    case .own: nil
    case .reached: "reached"
    case .rate(let number): "rate \(number)"
    }
  }

  /// Its name with that of the part of a ratio, difference or total, for CSV; empty where a figure has one use alone.
  func name(part: Int?) -> String { [part.map { "part \($0)" }, name].compactMap(\.self).joined(separator: " ") }
}
