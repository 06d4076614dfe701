/// A figure, or one that is shown next to it, on one day of the series.
///
/// **Shape**: a figure, a measure and a day.
///
/// **Units**: values are in `unit`.
package struct SeriesPoint: Sendable, Codable, Hashable {
  /// The figure that it is, or that it is shown next to.
  package var id: FigureID
  /// `value` (`ownMeasure`) for the figure itself, otherwise the name of the measure that is shown next to it.
  package var measure: String
  /// The day that the value is for.
  package var asOf: Day
  /// The value; nil where it was not computed.
  package var value: Double?
  /// The name of its unit.
  package var unit: String
  /// What was counted or added up; nil for a median, or where there is no answer.
  package var numerator: Double?
  /// Out of how many; nil for a count, or where there is no answer.
  package var denominator: Double?
  /// How many numbers that are suppressed or blank the value leaves out; nil where it leaves out none.
  package var hidden: Int?
  /// The value expected on the day; nil where nothing is expected, and for what is shown next to a figure.
  package var expected: Double?
  /// The first value ever published for it, by a run that was not withdrawn; nil where none was.
  package var firstPublished: Double?
  /// The day of that run; nil where there was none.
  package var firstPublishedOn: Day?
  /// Whether the value is no longer the one first published; nil where there is no value.
  package var restated: Bool?
  /// The run since which the value is a different one; nil where it is not.
  package var restatedBy: String?
  /// What people call the measure that is shown next to the figure; nil for the figure itself.
  package var title: String?
  /// `provisional`, or `not computed` because of its data; nil where there is nothing to say.
  package var status: FigureStatus?

  /// The point of a figure on its day, not yet compared with what was expected or published before.
  package init(id: FigureID, measure: String, unit: String, figure: Figure) {
    self.id = id
    self.measure = measure
    self.unit = unit
    self.asOf = figure.day
    self.value = figure.answer.value
    self.numerator = figure.answer.numerator
    self.denominator = figure.answer.denominator
    self.hidden = figure.hiddenNumbers
    if figure.isProvisional { status = .provisional }
    if figure.value == nil, figure.reason?.isDataFault == true { status = .notComputed }
  }
}

extension SeriesPoint {
  /// The name of the figure itself in `measure`.
  package static let ownMeasure = "value"

  /// Whether it is the figure's own value, and not that of a measure shown next to it.
  package var isOwn: Bool { measure == Self.ownMeasure }
}

/// A figure, or one that is shown next to it, for one category on one day.
///
/// **Shape**: a figure, a measure, a day, a dimension and a category.
///
/// **Units**: values are in `unit`.
package struct BreakdownPoint: Sendable, Codable, Hashable {
  /// The figure that is broken down, or next to which the measure is shown.
  package var id: FigureID
  /// `value` for the figure itself, otherwise the name of the measure that is shown next to it.
  package var measure: String
  /// The day that the value is for.
  package var asOf: Day
  /// What it is broken down by: `sen_status`.
  package var dimension: String
  /// The category as the exports have it, or its code; `unknown` for rows in which it is blank.
  package var category: String
  /// What the category's code stands for; nil where it is no code, or where the code says it.
  package var label: String?
  /// The value; nil where it was not computed.
  package var value: Double?
  /// The name of its unit.
  package var unit: String
  /// What was counted or added up; nil for a median.
  package var numerator: Double?
  /// Out of how many; nil for a count.
  package var denominator: Double?
  /// How many numbers that are suppressed or blank the value leaves out; nil where it leaves out none.
  package var hidden: Int?

  /// The answer for one category.
  package init(
    id: FigureID, measure: String, asOf: Day, dimension: String, category: String, unit: String, answer: Answer
  ) {
    self.id = id
    self.measure = measure
    self.asOf = asOf
    self.dimension = dimension
    self.category = category
    self.unit = unit
    self.value = answer.value
    self.numerator = answer.numerator
    self.denominator = answer.denominator
    self.hidden = answer.hiddenNumbers
  }
}

extension BreakdownPoint {
  /// Whether it is of the figure itself, and not of a measure shown next to it.
  package var isOwn: Bool { measure == SeriesPoint.ownMeasure }
}
