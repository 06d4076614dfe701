/// Amounts added up by day, so that any window is the difference of two running totals.
struct DayTally: Sendable {
  // Wider than what is added, so that no number of rows overflows it.
  private var byDay = DayPages<Int128>(empty: 0)
  private var days: [Int32] = []
  /// `totals[n]` is the sum of the first n days.
  private var totals: [Int128] = [0]

  @inline(__always)
  mutating func add(_ amount: Int64, on day: Int32) { byDay.change(day) { $0 += Int128(amount) } }

  mutating func merge(_ other: DayTally) {
    other.byDay.forEach { day, sum in
      if sum != 0 { byDay.change(day) { $0 += sum } }
    }
  }

  mutating func seal() {
    byDay.seal()
    (days, totals) = ([], [0])
    var total: Int128 = 0
    byDay.forEach { day, sum in
      guard sum != 0 else { return }
      total += sum
      days.append(day)
      totals.append(total)
    }
  }

  func sum(_ first: Int32, through last: Int32) -> Int128 {
    guard first <= last else { return 0 }
    return totals[days.firstIndex { $0 > last }] - totals[days.firstIndex { $0 >= first }]
  }
}

extension [Int32] {
  fileprivate func firstIndex(_ isAtOrAfter: (Int32) -> Bool) -> Int { firstIndex(sortedWhere: isAtOrAfter) }
}
