/// From values to places along an axis, with ticks at round numbers.
struct Scale: Sendable {
  let low: Double
  let high: Double
  private let start: Double
  private let end: Double

  /// `places` are those of the lowest and the highest value: for a vertical axis of a picture the first is the larger.
  init(_ low: Double, _ high: Double, places: (Double, Double)) {
    self.low = low
    self.high = high > low ? high : low + 1
    (start, end) = places
  }

  /// An axis that holds all values, from round number to round number; from 0 where they lie near it.
  init(
    holding values: [Double], places: (Double, Double), within: ClosedRange<Double>? = nil
  ) {
    let finite = values.filter(\.isFinite)
    var (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    if low > 0 && low < high * 0.4 { low = 0 }
    if low == high { (low, high) = (low - max(1, abs(low) * 0.1), high + max(1, abs(high) * 0.1)) }
    let step = Self.step(low, high)
    var (bottom, top) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    if let within { (bottom, top) = (max(bottom, min(within.lowerBound, low)), min(top, max(within.upperBound, high))) }
    self.init(bottom, top, places: places)
  }

  func place(of value: Double) -> Double { start + (end - start) * (value - low) / (high - low) }

  /// Round numbers within the axis.
  func ticks() -> [Double] {
    let step = Self.step(low, high)
    let first = Int((low / step - 1e-9).rounded(.up))
    let last = Int((high / step + 1e-9).rounded(.down))
    return first <= last ? (first...last).map { Double($0) * step } : []
  }

  /// 1, 2 or 5 times a power of ten, so that about five of it span the range.
  private static func step(_ low: Double, _ high: Double) -> Double {
    let rough = (high - low) / 5
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    return power * ([1, 2, 5, 10].first { $0 * power >= rough * (1 - 1e-9) } ?? 10)
  }
}
