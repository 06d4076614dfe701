package import Model

/// Which qualitative reports are due by the day, which came, and which are late. Pure.
package struct QualitativeReceipts: Sendable {
  /// A report on a period is written in the month after it.
  private static let monthsToWrite = 1

  private let reports: [QualitativeReport]
  private let isReported: Bool
  private let planStart: Day
  private let asOf: Day

  /// Reports on periods that end after the day are ignored. `reports` is nil where no such export was delivered; then no report
  /// is known to be late.
  package init(_ reports: [QualitativeReport]?, planStart: Day, asOf: Day) {
    isReported = reports != nil
    self.reports = (reports ?? []).filter { $0.periodEnd <= asOf }
    self.planStart = planStart
    self.asOf = asOf
  }

  /// Whether the reports on an indicator came, are due or are late; `notReported` where no such export was delivered.
  package func status(of indicator: QualitativeDefinition) -> IndicatorStatus {
    guard isReported else { return IndicatorStatus(indicator, state: .notReported, dueFor: nil) }
    let own = reports.filter { $0.reference == indicator.reference && $0.areaOfWeakness == indicator.areaOfWeakness }
      .sorted { $0.periodEnd < $1.periodEnd }
    let ends = indicator.everyMonths.map(periodEnds) ?? []
    guard let end = ends.last else {
      return IndicatorStatus(indicator, state: own.isEmpty ? .notDue : .received, dueFor: nil, received: own)
    }
    let uncovered = ends.filter { !Self.isCovered($0, by: own) }
    // Since the last report that came.
    let awaited = ends.reversed().prefix { !Self.isCovered($0, by: own) }.reversed()
    if let late = awaited.first, Self.lastDay(for: late) < asOf {
      return IndicatorStatus(indicator, state: .late, dueFor: late, received: own, missed: uncovered.filter { $0 != late })
    }
    return IndicatorStatus(
      indicator, state: awaited.isEmpty ? .received : .due, dueFor: end, received: own, missed: uncovered.filter { $0 != end })
  }

  /// The last day on which a report on a period that ends on `end` is not late.
  static func lastDay(for end: Day) -> Day { (end + 1).adding(months: monthsToWrite) - 1 }

  /// Whether a report covers the period that ends on `end`: it does where it gives an end in the same month.
  private static func isCovered(_ end: Day, by reports: [QualitativeReport]) -> Bool {
    reports.contains { $0.periodEnd >= end.startOfMonth && $0.periodEnd <= end.endOfMonth }
  }

  /// The last days of the periods that are over, each so many months long, counted from the plan's start.
  private func periodEnds(_ months: Int) -> [Day] {
    var ends: [Day] = []
    var next = planStart.adding(months: months) - 1
    while next <= asOf {
      ends.append(next)
      next = (next + 1).adding(months: months) - 1
    }
    return ends
  }
}
