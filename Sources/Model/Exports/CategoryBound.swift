/// Which values of a column without a list of codes are shown as categories. All others are shown as one, `other`.
package enum CategoryBound {
  /// The number of categories that are shown: the most common ones.
  package static let categories = 40
  /// The length of the longest value that is shown, in characters.
  package static let characters = 60
  /// The fewest rows that a value must have to be shown, where rows are about people.
  package static let rows = 5
  /// The number of values that are compared with a name that no row has.
  package static let compared = 5_000
}
