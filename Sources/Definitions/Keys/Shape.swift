/// What a value of a definition may look like, as far as one place can tell: the reference page and the JSON Schema are made
/// from it.
///
///     Shape.list(of: .words(["K", "E"]))                             // [K, E], or K alone
///     Shape.either([.words(["off"]), .mapping("control chart")])     // off, or a mapping with the keys of a control chart
indirect enum Shape: Hashable, Sendable {
  /// One value that is not empty.
  case text
  /// One value that names something that is defined elsewhere, such as `a column of days`.
  case name(of: String)
  /// One of these words, written without quotes or with them.
  case words([String])
  /// A number from one end of the range to the other.
  case number(ClosedRange<Double>)
  /// A whole number from one end of the range to the other.
  case wholeNumber(ClosedRange<Int>)
  /// `yes` or `no`.
  case yesOrNo
  /// Nothing: a key without a value.
  case nothing
  /// A date, written year-month-day.
  case day
  /// A text of a form: what it is, the regular expression that all of it matches, and examples.
  case form(String, pattern: String, examples: [String])
  /// A list, or one item without a list.
  case list(of: Shape)
  /// Keys of one's own choice, each with a value. All of each key matches the regular expression, where one is given.
  case entries(key: String, of: Shape, matching: String? = nil)
  /// A mapping with the keys of the key set of this name.
  case mapping(String)
  /// A value of any of these shapes.
  case either([Shape])
}

extension Shape {
  /// Any number that a figure may have.
  static let anyNumber = Shape.number(-DefinitionBounds.number...DefinitionBounds.number)
}
