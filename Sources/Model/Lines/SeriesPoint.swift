/// Grain: figure (or also-shown figure) × day.
package struct SeriesPoint: Sendable, Codable, Hashable {
  package var id: FigureID
  /// `ownMeasure` for the figure itself, else the name of the figure shown beside it.
  package var measure: String
  package var asOf: Day
  package var value: Double?
  package var unit: String
  package var numerator: Double?
  package var denominator: Double?
  /// Where the figure should be on the day; nil where nothing is expected, and for what is shown beside a figure.
  package var expected: Double?
  /// The first value ever published for it, by a run that was not withdrawn, and that run's day.
  package var firstPublished: Double?
  package var firstPublishedOn: Day?
  /// The value is no longer the one first published. Nil where there is none.
  package var restated: Bool?
  /// The run since which it is another.
  package var restatedBy: String?
  /// What is counted beside a figure, in words; nil for the figure itself.
  package var title: String?
  /// `provisional`, or `not computed` because of its data; nil where nothing needs saying.
  package var status: FigureStatus?

  package init(id: FigureID, measure: String, unit: String, figure: Figure) {
    self.id = id
    self.measure = measure
    self.unit = unit
    self.asOf = figure.day
    self.value = figure.answer.value
    self.numerator = figure.answer.numerator
    self.denominator = figure.answer.denominator
    if figure.isProvisional { status = .provisional }
    if figure.value == nil, figure.reason?.isDataFault == true { status = .notComputed }
  }
}

extension SeriesPoint {
  /// What `measure` calls the figure itself.
  package static let ownMeasure = "value"

  /// It is the figure's own value, not that of one shown beside it.
  package var isOwn: Bool { measure == Self.ownMeasure }
}

/// Grain: figure (or also-shown figure) × day × dimension × category.
package struct BreakdownPoint: Sendable, Codable, Hashable {
  package var id: FigureID
  package var measure: String
  package var asOf: Day
  package var dimension: String
  package var category: String
  /// What the category's code stands for, where it is one.
  package var label: String?
  package var value: Double?
  package var unit: String
  package var numerator: Double?
  package var denominator: Double?

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
  }
}

extension BreakdownPoint {
  /// It is of the figure itself, not of one shown beside it.
  package var isOwn: Bool { measure == SeriesPoint.ownMeasure }
}
