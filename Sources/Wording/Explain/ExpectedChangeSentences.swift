internal import Model

/// That something else is expected of a figure, although its definition is the same.
struct ExpectedChangeSentences {
  private let change: ExpectedChange
  private let unit: Unit

  /// `unit` is the figure's.
  init(_ change: ExpectedChange, _ unit: Unit) { (self.change, self.unit) = (change, unit) }

  /// `the date moved on: the target so far is 155 children, was 150 children`.
  var text: String {
    switch change {
    case .definition: "its definition changed"
    case .day(let from?, let to?):
      "the date moved on: the target so far is \(unit.texts(from, to).1), was \(unit.texts(from, to).0)"
    case .day(nil, let to?): "the date moved on: the target so far is \(unit.text(to)), and there was none before"
    case .day(let from, nil):
      "the date moved on: there is no target for it" + (from.map { ", and it was \(unit.text($0))" } ?? "")
    case .baseline(let from?, let to?):
      "the calculated baseline is \(unit.texts(from, to).1), was \(unit.texts(from, to).0)"
    case .baseline(nil, let to?): "the calculated baseline is \(unit.text(to)), and there was none before"
    case .baseline(let from, nil):
      "there is no calculated baseline" + (from.map { ", and it was \(unit.text($0))" } ?? "")
    }
  }
}
