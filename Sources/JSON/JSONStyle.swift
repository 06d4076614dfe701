/// How a JSON text is laid out and how its keys are written.
struct JSONStyle {
  /// With lines and margins, and a slash as it is.
  var isReadable: Bool
  /// `asOf` becomes `as_of`; keys of dictionaries stay as they are.
  var keysInSnakeCase: Bool
}
