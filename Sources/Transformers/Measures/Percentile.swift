/// A percentile by linear interpolation between order statistics: Hyndman & Fan (1996) type 7, R's default and Excel's
/// PERCENTILE.INC. Nil for no values. `sorted` is in ascending order.
package func percentile(_ percent: Double, of sorted: [Double]) -> Double? {
  interpolated(percent, of: sorted.count) { sorted[$0] }
}

/// The same percentile as `percentile(_:of:)`, without sorting more than it needs. Nil for no values.
package func percentile(_ percent: Double, ofUnsorted values: [Double]) -> Double? {
  var values = values
  return interpolated(percent, of: values.count) { place in
    values.withUnsafeMutableBufferPointer { select($0, place) }
    return values[place]
  }
}

/// The same percentile of `count` values; `ranked` gives the value at a place in ascending order, from 0.
func interpolated(_ percent: Double, of count: Int, _ ranked: (Int) -> Double) -> Double? {
  guard count > 0 else { return nil }
  let rank = Double(count - 1) * percent / 100
  let below = Int(rank)
  let low = ranked(below)
  guard below + 1 < count else { return low }
  return low + (rank - Double(below)) * (ranked(below + 1) - low)
}

/// Moves the value that would be at `place` if all were sorted to that place, with nothing larger before it and nothing smaller
/// after it (Hoare's FIND, 1961).
private func select(_ values: UnsafeMutableBufferPointer<Double>, _ place: Int) {
  var (left, right) = (0, values.count - 1)
  while left < right {
    let pivot = values[place]
    var (low, high) = (left, right)
    repeat {
      while values[low] < pivot { low += 1 }
      while pivot < values[high] { high -= 1 }
      if low <= high {
        values.swapAt(low, high)
        low += 1
        high -= 1
      }
    } while low <= high
    if high < place { left = low }
    if place < low { right = high }
  }
}
