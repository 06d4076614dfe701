/// How a filter of rows changes from one day that it is seen from to a later one.
extension Filter {
  /// Whether it measures how far the figure's own day is from a day of the row.
  package var looksAtTheDay: Bool {
    everyCondition.contains { condition, _ in
      switch condition.test {
      case .falls(_, .theDay), .lasts(_, _, .theDay): true
      case .among, .notAmong, .present, .blank, .notAfter, .above, .compares, .falls, .lasts: false
      }
    }
  }

  /// Whether a row that passes on one day may fail on a later one. `day` is the column whose day is never later than the day
  /// that rows are seen from.
  package func mayEnd(placedBy day: String) -> Bool {
    everyCondition.contains { condition, isNegated in
      let course = condition.course(placedBy: day)
      return isNegated ? course.mayBegin : course.mayEnd
    }
  }
}

extension Condition {
  /// Whether a row that fails on one day may pass on a later one, and whether one that passes may fail.
  fileprivate func course(placedBy day: String) -> (mayBegin: Bool, mayEnd: Bool) {
    guard isOfDays else { return (false, false) }
    let isUnknownAtFirst = column != day
    switch test {
    case .among, .notAmong, .above, .compares, .falls(.after, .theDay), .falls(.notAfter, .theDay): return (false, false)
    case .present, .falls(.until, .theDay): return (isUnknownAtFirst, false)
    case .blank, .notAfter: return (false, isUnknownAtFirst)
    case .falls(.before, .theDay), .lasts(.over, _, _): return (true, false)
    case .falls(.notBefore, .theDay): return (false, true)
    case .falls(.from, .theDay), .lasts(.within, _, .theDay): return (true, true)
    case .lasts(.within, _, _): return (true, false)
    case .falls(.notBefore, .column), .falls(.notAfter, .column): return (false, true)
    case .falls(_, .column): return (true, false)
    case .falls(.notBefore, .date), .falls(.notAfter, .date): return (false, isUnknownAtFirst)
    case .falls(_, .date): return (isUnknownAtFirst, false)
    }
  }
}
