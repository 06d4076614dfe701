internal import Model

/// How the value of a key is read, and the shape that it has.
///
///     let share = Form.number(in: 0...100)
///     share.read(entry)      // nil where the entry is no such number; the mistake is reported already
struct Form<Value: Sendable>: Sendable {
  let shape: Shape
  /// The value; nil where the entry has none, which is then reported.
  let read: @Sendable (Entry) -> Value?

  init(_ shape: Shape, read: @escaping @Sendable (Entry) -> Value?) {
    self.shape = shape
    self.read = read
  }

  /// The same value, further read.
  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other?) -> Form<Other> {
    let read = read
    return Form<Other>(shape) { read($0).flatMap(transform) }
  }
}

extension Form where Value == String {
  static var text: Form { Form(.text) { $0.text() } }

  /// One of these words.
  static func words(_ what: String, _ words: [String]) -> Form {
    Form(.words(words)) { $0.name(what, among: words) }
  }
}

extension Form where Value == [String] {
  static var texts: Form { Form(.list(of: .text)) { $0.texts() } }
}

extension Form where Value == Bool {
  static var yesOrNo: Form { Form(.yesOrNo) { $0.flag() } }
}

extension Form where Value == Double {
  static func number(in range: ClosedRange<Double>) -> Form {
    Form(.number(range)) { $0.number(in: range) }
  }

  /// Any number that a figure may have.
  static var number: Form { Form(.anyNumber) { $0.number() } }
}

extension Form where Value == Int {
  static func wholeNumber(in range: ClosedRange<Int>) -> Form {
    Form(.wholeNumber(range)) { $0.wholeNumber(in: range) }
  }
}

extension Form where Value == Day {
  /// A day on which a plan may have something.
  static var day: Form { Form(.day) { $0.day() } }
  /// A day that rows of an export may have.
  static var anyDay: Form { Form(.day) { $0.anyDay() } }
}

extension Form where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a closed set of names. `what` is what they are names of.
  static func choice(_ what: String, _ type: Value.Type) -> Form {
    Form(.words(Value.allCases.map(\.rawValue))) { $0.choice(what, type) }
  }
}

extension Form where Value == Entry {
  /// A value that a reader reads on, because it takes more than one place to know whether it is right.
  static func entry(_ shape: Shape) -> Form { Form(shape) { $0 } }

  /// The name of something that is defined elsewhere: `a column of days`.
  static func name(of what: String) -> Form { entry(.name(of: what)) }

  /// A mapping with the keys of a key set.
  static func mapping(_ name: String) -> Form { entry(.mapping(name)) }
}

extension Form {
  /// The items of a list; a single value is a list of one. Items that are not as they should be are left out, and reported.
  static func list<Item>(of item: Form<Item>) -> Form where Value == [Item] {
    Form(.list(of: item.shape)) { $0.items().compactMap(item.read) }
  }
}
