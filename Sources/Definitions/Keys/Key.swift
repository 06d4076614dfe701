/// One key of a definition, declared once beside its reading: its name, the shape of its value, what holds without it, one
/// sentence and an example. The reference page, the JSON Schema and "did you mean" are made from it.
///
///     static let raised = Key("raised", .day, .required, "The day on which the risk was raised.", example: "2023-03-31")
///
///     let raised = fields[Self.raised]        // a `Day?`; the mistake is reported where it is nil
struct Key<Value: Sendable>: DeclaredKey {
  let name: String
  let form: Form<Value>
  let need: Need
  let sentence: String
  let example: String

  init(_ name: String, _ form: Form<Value>, _ need: Need, _ sentence: String, example: String) {
    (self.name, self.form, self.need, self.sentence, self.example) = (name, form, need, sentence, example)
  }

  var shape: Shape { form.shape }
  func check(_ entry: Entry) { _ = form.read(entry) }
}

/// A key whatever its value is.
protocol DeclaredKey: Sendable {
  /// How a definition writes it.
  var name: String { get }
  /// What its value may look like.
  var shape: Shape { get }
  /// Whether it must be there, and what holds where it is not.
  var need: Need { get }
  /// What it says, in one sentence of plain English (Markdown).
  var sentence: String { get }
  /// A value, as YAML.
  var example: String { get }
  /// Reads a value, so that what is wrong with it is reported.
  func check(_ entry: Entry)
}

/// Whether a key must be there, and what holds where it is not.
enum Need: Hashable, Sendable {
  case required
  /// What holds without it: a value (`1`, `no`), or words (`the whole plan`); empty where nothing does.
  case optional(default: String)

  /// Without it nothing is said.
  static let optional = Need.optional(default: "")
}
