internal import Model

extension Past {
  /// What is published last for the day of a figure, where it is another value; nil where it is the same but for rounding, or
  /// nothing is published.
  func published(otherThan explained: ExplainedFigure) -> Published? {
    let key = PointKey(explained.id, explained.measure, in: explained.unit.name, explained.figure.day)
    guard let published = current[key] else { return nil }
    let isSame = explained.figure.value.map { abs($0 - published.value) <= 1e-9 * max(1, abs($0)) } ?? false
    return isSame ? nil : published
  }
}
