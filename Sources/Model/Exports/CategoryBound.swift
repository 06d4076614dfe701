/// What of a column that has no list of codes may be shown as a category.
package enum CategoryBound {
  /// So many categories, the commonest.
  package static let categories = 40
  /// None that is longer.
  package static let characters = 60
  /// None that fewer rows have, where rows are about people.
  package static let rows = 5
}
