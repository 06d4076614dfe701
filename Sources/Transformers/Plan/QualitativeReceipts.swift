package import Model

/// Which qualitative reports are due for the day, which came, which are late. Pure.
package struct QualitativeReceipts: Sendable {
  /// A report on a period is written after it.
  private static let monthsToWrite = 1

  private let reports: [QualitativeReport]
  private let isReported: Bool
  private let planStart: Day
  private let asOf: Day

  /// Reports on periods that end after the day play no part. Nil where no such export was delivered: then
  /// nothing is known to be late.
  package init(_ reports: [QualitativeReport]?, planStart: Day, asOf: Day) {
    isReported = reports != nil
    self.reports = (reports ?? []).filter { $0.periodEnd <= asOf }
    self.planStart = planStart
    self.asOf = asOf
  }

  package func standing(of indicator: QualitativeDefinition) -> QualitativeStanding {
    let own = reports.filter { $0.reference == indicator.reference && $0.areaOfWeakness == indicator.areaOfWeakness }
    let latest = own.max { $0.periodEnd < $1.periodEnd }
    guard isReported else { return QualitativeStanding(indicator, state: .notReported, dueFor: nil, latest: nil) }
    guard let months = indicator.everyMonths, let end = periodEnd(months) else {
      return QualitativeStanding(indicator, state: latest == nil ? .notDue : .received, dueFor: nil, latest: latest)
    }
    let start = (end + 1).adding(months: -months)
    let isReceived = own.contains { $0.periodEnd >= start && $0.periodEnd <= asOf }
    let isLate = (end + 1).adding(months: Self.monthsToWrite) <= asOf
    return QualitativeStanding(indicator, state: isReceived ? .received : isLate ? .late : .due, dueFor: end, latest: latest)
  }

  /// The last day of the newest period of so many months since the plan's start that is over; nil before the first is.
  private func periodEnd(_ months: Int) -> Day? {
    var end: Day?
    var next = planStart.adding(months: months) - 1
    while next <= asOf {
      end = next
      next = (next + 1).adding(months: months) - 1
    }
    return end
  }
}
