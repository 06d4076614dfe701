internal import Model

/// Invents a council's waits: first those that ended in an appointment, then as many others as fill each month's
/// triages, then those never seen.
struct WaitingList {
  private var generator: Generator
  /// Triages so far, by month and whether above the month's median; those on it do not matter.
  private var below: [Day: Int] = [:]
  private var above: [Day: Int] = [:]

  private static let appointments = InventedCourse((InventedDays.marchBaseline, 20), (InventedDays.end, 32))
  private static let triagesEachSide = 36
  private static let waitingAtTheEnd = 105

  init(generator: Generator) { self.generator = generator }

  mutating func waits(_ months: [Month]) -> [Wait] {
    months.flatMap { seen(in: $0) } + months.flatMap { triaged(in: $0) } + months.flatMap { withdrawn(in: $0) }
      + stillWaiting()
  }

  /// Appointments of a month in pairs, one wait of at most the median and one above it; the first pair is on it.
  private mutating func seen(in month: Month) -> [Wait] {
    let median = WaitCourse.median(WaitCourse.appointment, inMonthOf: month.first)
    let pairs = Int(Self.appointments.value(on: month.last)) + generator.within(-2...2)
    return (0..<pairs).flatMap { pair in
      [false, true].map { isAbove in
        let day = generator.pick(month.weekdays)
        let days =
          pair == 0
          ? median + (isAbove ? 1 : 0) : WaitCourse.draw(around: median, isAbove: isAbove, &generator)
        return seen(on: day, referral: day - days)
      }
    }
  }

  /// Someone seen on a day, whose triage fell some time before.
  private mutating func seen(on day: Day, referral: Day) -> Wait {
    let usual = WaitCourse.median(WaitCourse.triage, inMonthOf: referral + 130)
    let days = WaitCourse.draw(around: usual, isAbove: generator.chance(0.5), &generator)
    let triage = min(referral + days, day - 7)
    let median = WaitCourse.median(WaitCourse.triage, inMonthOf: triage)
    if triage - referral > median { above[triage.startOfMonth, default: 0] += 1 }
    if triage - referral < median { below[triage.startOfMonth, default: 0] += 1 }
    return Wait(referral: referral, triage: triage, appointment: day, wasShort: triage - referral <= median)
  }

  /// The month's other triages: they even out those above and below its median, and one is on it.
  private mutating func triaged(in month: Month) -> [Wait] {
    let median = WaitCourse.median(WaitCourse.triage, inMonthOf: month.first)
    let soFar = (below: below[month.first] ?? 0, above: above[month.first] ?? 0)
    let each = max(Self.triagesEachSide + generator.within(-4...4), soFar.below, soFar.above)
    var waits = [triaged(on: generator.pick(month.weekdays), after: median, median)]
    for (isAbove, missing) in [(false, each - soFar.below), (true, each - soFar.above)] {
      for _ in 0..<missing {
        let days = WaitCourse.draw(around: isAbove ? median : median - 1, isAbove: isAbove, &generator)
        waits.append(triaged(on: generator.pick(month.weekdays), after: days, median))
      }
    }
    return waits
  }

  private mutating func triaged(on day: Day, after days: Int, _ median: Int) -> Wait {
    var wait = Wait(referral: day - days, triage: day, wasShort: days <= median)
    // Whoever was triaged long ago and not seen has left the list; of the others some have.
    let leaves = day < .on(2022, 10, 1) || generator.chance(0.3)
    let left = day + generator.within(0...300)
    if leaves, left <= InventedDays.end { wait.withdrawal = left }
    return wait
  }

  /// Some leave before anyone has seen them; a late triage of one or two of those does not count.
  private mutating func withdrawn(in month: Month) -> [Wait] {
    (0..<generator.within(2...5)).map { index in
      let left = generator.pick(month.weekdays)
      let late = left + generator.within(1...20)
      let isLate = index == 0 && late <= InventedDays.end && generator.chance(0.3)
      return Wait(referral: left - generator.within(5...110), triage: isLate ? late : nil, withdrawal: left)
    }
  }

  private mutating func stillWaiting() -> [Wait] {
    (0..<Self.waitingAtTheEnd).map { index in
      Wait(referral: InventedDays.end - (index < 8 ? generator.within(60...190) : Int(55 * generator.fraction())))
    }
  }
}
