package import Model

extension DifferenceSentences {
  /// As many categories of a breakdown are named; files have all.
  private static let mostCategories = 3

  /// The categories of a breakdown that differ, those that moved most first:
  /// `KPI 7 by school area: Mendip 31, was 34; Taunton 22, was 21`.
  package static func breakdown(_ difference: BreakdownDifference) -> String {
    let point = difference.categories[0].point
    let name = "KPI \(point.id)" + (point.isOwn ? "" : ", \(WrittenName.of(point.measure)),")
    let dimension = WrittenName.of(point.dimension)
    guard difference.isThere.before else { return "\(name) is new by \(dimension)" }
    guard difference.isThere.after else { return "\(name) is no longer there by \(dimension)" }
    let sorted = difference.categories.enumerated().sorted { ($1.element.size, $0.offset) < ($0.element.size, $1.offset) }
    let shown = sorted.prefix(mostCategories).map { category($0.element) }
    let more = sorted.count - shown.count
    return "\(name) by \(dimension): \(shown.joined(separator: "; "))" + (more > 0 ? "; and \(more) more" : "")
  }

  /// What a category was and what it is: `Mendip 31, was 34`, for a share with its parts where only they differ.
  package static func category(_ category: CategoryDifference) -> String {
    let (name, unit) = (VisibleText.line(category.name), category.unit)
    let (from, to) = category.sides
    guard from.isThere else { return "\(name) \(value(to, unit)), was not listed" }
    guard to.isThere else { return "\(name) is not listed, was \(value(from, unit))" }
    guard let was = from.value, let now = to.value else { return "\(name) \(value(to, unit)), was \(value(from, unit))" }
    if was == now { return "\(name) \(value(to, unit)) (\(parts(to))), was the same (\(parts(from)))" }
    let numbers = unit.numbers(was, now)
    return "\(name) \(numbers.1), was \(numbers.0)"
  }

  private static func value(_ side: FigureDifference.Side, _ unit: Unit) -> String {
    side.value.map { unit.numbers($0, $0).0 } ?? "not calculated"
  }

  private static func parts(_ side: FigureDifference.Side) -> String {
    let parts = [side.numerator, side.denominator].map { $0.map(ArithmeticSentence.exact) ?? "–" }
    return parts.joined(separator: " of ")
  }
}
