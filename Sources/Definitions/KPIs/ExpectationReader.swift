internal import Model

/// Reads what an example expects of one figure. Every name in it must exist: an expectation with a typing error would otherwise
/// always hold.
struct ExpectationReader {
  let figure: FigureDefinition
  /// The names of all sources; nil where a file of one is broken.
  let sources: [String]?

  func expectations(_ entry: Entry) -> [Expectation] {
    let pairs = entry.pairs()
    if pairs.isEmpty, entry.isMapping {
      entry.report(.missingKey, "this example expects nothing: say which values it should give")
    }
    return pairs.compactMap { key, value in
      guard let subject = subject(key), let wanted = value.text() else { return nil }
      check(value, suits: subject)
      return Expectation(part: figure.id.part, subject: subject, wanted: wanted, location: key.location)
    }
  }

  private var beside: [String] { figure.alsoShown.map(\.name) + [figure.headline].compactMap(\.self) }

  private func subject(_ key: Entry) -> Expectation.Subject? {
    guard let text = key.text() else { return nil }
    let path = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if path.count == 1 {
      if let field = Expectation.LineField(rawValue: text) { return .line(field) }
      if beside.contains(text) { return number(.value, of: text) }
    } else if path[0] == "met" {
      return known(key, path[1], "checkpoint", figure.targets.map(\.checkpoint)).map { .met(checkpoint: $0) }
    } else if path[0] == "breakdown" {
      return breakdown(key, of: SeriesPoint.ownMeasure, Array(path.dropFirst()))
    } else if let count = Expectation.RowCount(rawValue: path[0]) {
      return known(key, path[1], "source", sources).map { .rows(count, source: $0) }
    } else if beside.contains(path[0]) {
      let measure = path[0] == figure.headline ? SeriesPoint.ownMeasure : path[0]
      if path[1] == "breakdown" { return breakdown(key, of: measure, Array(path.dropFirst(2))) }
      if let field = Expectation.NumberField(rawValue: path[1]) { return number(field, of: path[0]) }
    }
    let names = Expectation.LineField.allCases.map(\.rawValue) + beside
    key.report(
      .unknownName, "an example cannot expect '\(text)'",
      hint: NearestName.hint(
        for: text,
        among: names + ["met.<checkpoint>", "breakdown.<dimension>.<category>", "rejected.<source>", "duplicates.<source>"]))
    return nil
  }

  /// A number of what is shown next to the figure, or of the headline by the name of its reading, so that an example holds
  /// whichever reading is the headline.
  private func number(_ field: Expectation.NumberField, of name: String) -> Expectation.Subject {
    guard name == figure.headline else { return .beside(name, field) }
    return switch field {
    case .value: .line(.value)
    case .numerator: .line(.numerator)
    case .denominator: .line(.denominator)
    }
  }

  /// Reads the name of a breakdown's category, which is everything after the dimension and may have a full stop in it.
  private func breakdown(_ key: Entry, of measure: String, _ path: [String]) -> Expectation.Subject? {
    guard path.count >= 2 else {
      key.report(.unknownName, "write a breakdown as breakdown.<dimension>.<category>")
      return nil
    }
    return known(key, path[0], "dimension", figure.breakdowns.map(\.name)).map {
      .breakdown(measure: measure, dimension: $0, category: path.dropFirst().joined(separator: "."))
    }
  }

  private func known(_ key: Entry, _ name: String, _ what: String, _ names: [String]?) -> String? {
    guard let names, !names.contains(name) else { return name }
    key.report(.unknownName, "\(what) '\(name)' is not known", hint: NearestName.hint(for: name, among: names))
    return nil
  }

  private func check(_ value: Entry, suits subject: Expectation.Subject) {
    guard let text = value.scalar, text != "none" else { return }
    var names: [String]?
    if case .line(let field) = subject { names = field.names }
    if case .met = subject { names = ["yes", "no"] }
    if let names {
      _ = value.name("wanted value", among: names)
    } else if Double(text) == nil {
      value.report(.wrongValue, "'\(text)' must be a number or none")
    }
  }
}
