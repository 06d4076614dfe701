internal import Model

/// Tests of columns of days.
extension ConditionReader {
  func days(_ fields: Fields) -> [Condition.Test] {
    let orders = [
      (DayOrder.before, Self.before), (.after, Self.after), (.from, Self.onOrAfter), (.until, Self.onOrBefore),
      (.notBefore, Self.notBefore), (.notAfter, Self.notAfter),
    ]
    return orders.compactMap { order, key -> Condition.Test? in
      guard let entry = allowed(key, fields, "compares dates", column.kind.isOfDays), let day = reference(entry) else {
        return nil
      }
      switch (order, day) {
      case (.notAfter, .column(let other)): return .notAfter(other)
      case (.after, .theDay):
        entry.report(
          .wrongValue, "no date passes: a date after the day that a figure is for reads as blank on that day",
          hint: "write \(column.name): blank")
        return nil
      default: return .falls(order, day)
      }
    }
  }

  func spans(_ fields: Fields) -> [Condition.Test] {
    let what = "measures the time between two dates"
    let lengths = [(SpanOrder.within, Self.within), (.over, Self.over)].compactMap { order, key in
      allowed(key, fields, what, column.kind.isOfDays).map { (order, key.form.read($0)) }
    }
    let isMeasured = fields.has(Self.within) || fields.has(Self.over)
    guard fields.has(Self.of) else {
      if !lengths.isEmpty {
        fields.entry.report(
          .missingKey, "'of' is missing: from which date is the time measured?",
          hint: "name a column of dates, or write of: the day for the time up to the day that the figure is for")
      }
      return []
    }
    guard isMeasured else {
      fields.entry(of: Self.of)?.report(
        .missingKey, "'of' needs a length of time", hint: "{within: 20 weeks, of: a column of dates}")
      return []
    }
    guard !lengths.isEmpty, let entry = fields.entry(of: Self.of), let day = reference(entry) else { return [] }
    if case .date = day {
      entry.report(
        .wrongValue, "'of' takes a column of dates or the day that the figure is for",
        hint: "use before, after or between for a date")
      return []
    }
    return lengths.compactMap { order, length in length.map { .lasts(order, $0, day) } }
  }

  /// Reads a date, `the day`, or the name of another column of days.
  func reference(_ entry: Entry) -> ReferenceDay? {
    guard let text = entry.text() else { return nil }
    if text == Self.theDay {
      if hasDay { return .theDay }
      entry.report(.wrongValue, "there is no such day here: these rows are read once for all figures")
      return nil
    }
    if text.first?.isNumber == true { return entry.anyDay().map { .date($0) } }
    guard source.column(text) != nil else {
      let days = source.columns.filter { $0.kind.isOfDays && $0.name != column.name }.map(\.name)
      entry.report(
        .unknownColumn, "column of \(source.name) '\(text)' is not known",
        hint: NearestName.hint(for: text, among: days + [Self.theDay]))
      return nil
    }
    guard let name = source.column(named: entry, .day) else { return nil }
    guard name != column.name else {
      entry.report(.wrongValue, "'\(name)' is compared with itself")
      return nil
    }
    return .column(name)
  }
}
