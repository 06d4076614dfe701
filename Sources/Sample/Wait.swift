internal import Model

/// How long people wait, in days: the median of those seen in a month.
enum WaitCourse {
  /// From referral to triage: 133 days, or 19 weeks, in the quarter of the baseline.
  static let triage = InventedCourse(
    (.on(2022, 3, 15), 128), (.on(2022, 12, 15), 133), (.on(2023, 3, 31), 133), (.on(2023, 4, 15), 125),
    (.on(2023, 6, 15), 105), (.on(2023, 9, 15), 80), (.on(2023, 12, 15), 57), (.on(2024, 1, 15), 47),
    (.on(2024, 2, 15), 44), (.on(2024, 3, 15), 43))
  /// From referral to first appointment: 730 days in the quarter of the baseline, where another 731 make it 24 months.
  static let appointment = InventedCourse(
    (.on(2022, 3, 15), 715), (.on(2022, 12, 15), 730), (.on(2023, 3, 31), 730), (.on(2023, 4, 15), 695),
    (.on(2023, 6, 15), 640), (.on(2023, 9, 15), 580), (.on(2023, 12, 15), 515), (.on(2024, 2, 15), 455),
    (.on(2024, 3, 15), 435))

  /// The median of a month's course in whole days, taken in its middle.
  static func median(_ course: InventedCourse, inMonthOf day: Day) -> Int {
    Int(course.value(on: day.startOfMonth + 14).rounded())
  }

  /// A wait of at most the median, or above it; most are near.
  static func draw(around median: Int, isAbove: Bool, _ generator: inout Generator) -> Int {
    let distance = generator.skewed()
    return isAbove
      ? median + 1 + Int(distance * 1.1 * Double(median)) : median - Int(distance * 0.75 * Double(median))
  }
}

/// One referral onto the neurodevelopmental pathway.
struct Wait: Sendable {
  let referral: Day
  var triage: Day?
  var appointment: Day?
  var withdrawal: Day?
  /// Whether the wait was short for its time, which the vulnerable more often have.
  var wasShort = false
}
