/// How a JSON text is laid out and how its keys are written.
struct JSONStyle {
  /// Whether each value is on a line of its own, with a margin; a slash is then written without a backslash.
  var isReadable: Bool
  /// `asOf` becomes `as_of`; keys of dictionaries stay as they are.
  var keysInSnakeCase: Bool
}
