internal import Model

/// How old figures may be that are published for whole periods: one period, and the months that publishing takes.
enum PeriodLag {
  /// In days; 0 for a format of single days, and for months, most of which have rows.
  static func days(after period: DayFormat) -> Int {
    switch period {
    case .calendarYear, .academicYear, .financialYear: 730
    case .academicTerm: 365
    case .quarter, .financialQuarter: 215
    default: 0
    }
  }
}
