/// The rows of a source that count, the days on which each begins and stops to count, and the days that the figure looks at.
package struct RowRule: Hashable, Sendable, Encodable {
  /// The name of the source.
  package var source: String
  /// The column whose day places a row in the window. A row in which it is blank never counts, unless `blankDayIsAlways`. Empty
  /// for an export without dates, of which each row always counts.
  package var day: String
  /// Whether a blank day means "from the beginning": a school with no opening date has always been open.
  package var blankDayIsAlways: Bool
  /// The rows that count: those that pass.
  package var filter: Filter
  /// When rows stop counting: a row stops at the first of them that applies to it. Empty where none ever does.
  package var stops: [Stop]
  /// The days that the figure looks at.
  package var window: Window

  /// A rule of the rows that pass the filter; without one, of all rows that have a day.
  package init(
    source: String, day: String, blankDayIsAlways: Bool = false, filter: Filter = Filter(), stops: [Stop] = [],
    window: Window
  ) {
    self.source = source
    self.day = day
    self.blankDayIsAlways = blankDayIsAlways
    self.filter = filter
    self.stops = stops
    self.window = window
  }

  /// Whether a day places its rows in the window.
  package var hasDay: Bool { !day.isEmpty }

  /// The columns of the source that the rule reads. A column may be in the list more than once.
  package var columns: [String] { (hasDay ? [day] : []) + filter.columns + stops.flatMap { [$0.column] + $0.filter.columns } }
}

/// When a row stops counting: an exclusion withdrawn, a child triaged, a place left.
package struct Stop: Hashable, Sendable, Encodable {
  /// The column with the day on which a row stops counting.
  package var column: String
  /// Whether the row still counts on the day itself, such as the last day on roll; otherwise it no longer does.
  package var countsOnTheDay: Bool
  /// The rows that stop here: those that pass.
  package var filter: Filter
  /// Whether a row that passes the filter and has no such day never counted; otherwise it goes on counting.
  package var blankIsFromTheStart: Bool

  /// A stop of the rows that pass the filter; without one, of all rows.
  package init(column: String, countsOnTheDay: Bool, filter: Filter = Filter(), blankIsFromTheStart: Bool = false) {
    self.column = column
    self.countsOnTheDay = countsOnTheDay
    self.filter = filter
    self.blankIsFromTheStart = blankIsFromTheStart
  }
}
