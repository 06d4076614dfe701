internal import Model

/// A node of a definition file with its place, which itself reports what is wrong with it.
///
///     guard let share = entry.number() else { return nil }        // the mistake is reported already
///     let better = entry.choice("better", Better.self)            // one of a closed set of names
///
/// What reads a value returns nil where the node is not what is asked for, and has then reported the mistake with its place.
struct Entry {
  let node: Node
  let file: String
  let findings: Findings

  var location: SourceLocation { SourceLocation(file: file, line: node.place.line, column: node.place.column) }

  func report(_ code: Diagnostic.Code, _ message: String, hint: String? = nil) {
    findings.report(code, at: location, message, hint: hint)
  }

  private func child(_ node: Node) -> Entry { Entry(node: node, file: file, findings: findings) }

  /// The text of a single value exactly as written, so that `010` and `yes` stay what they are; nil for a list or a mapping.
  var scalar: String? { node.scalar }
  /// Whether it is written without quotes: only then may it be a word of the language, such as `present`.
  var isPlain: Bool {
    if case .scalar(_, isPlain: true) = node.content { true } else { false }
  }
  var isMapping: Bool { node.mapping != nil }
  var isList: Bool { node.sequence != nil }

  func text() -> String? {
    guard let scalar else {
      report(.wrongShape, "a single value is wanted here, found \(shape)")
      return nil
    }
    guard !scalar.isEmpty else {
      report(.wrongValue, "nothing stands here; a value is wanted")
      return nil
    }
    return scalar
  }

  func number() -> Double? {
    guard let text = text() else { return nil }
    if let number = Double(text), number.isFinite {
      if abs(number) <= DefinitionBounds.number { return number }
      report(.wrongValue, "\(text) is more than a figure can be", hint: "at most \(DefinitionBounds.number)")
      return nil
    }
    report(
      .wrongValue, "'\(text)' is not a number", hint: "digits with a point, such as 65.6; no percent sign, no thousands comma")
    return nil
  }

  func wholeNumber() -> Int? {
    guard let text = text() else { return nil }
    if let number = Int(text) { return number }
    report(.wrongValue, "'\(text)' is not a whole number")
    return nil
  }

  /// A number of months, from 1 to 60.
  func months() -> Int? {
    guard let count = wholeNumber() else { return nil }
    if (1...60).contains(count) { return count }
    report(.wrongValue, "\(count) is no number of months", hint: "1 to 60")
    return nil
  }

  /// A day on which a plan may have something.
  func day() -> Day? {
    guard let day = anyDay() else { return nil }
    if PlanDays.all.contains(day) { return day }
    report(.wrongValue, "no plan has anything on \(day)", hint: PlanDays.inWords)
    return nil
  }

  /// A day that rows of an export may have, because schools are older than plans.
  func anyDay() -> Day? {
    guard let text = text() else { return nil }
    if let day = Day(iso: text) { return day }
    report(.wrongValue, "'\(text)' is not a date", hint: "year-month-day, such as 2023-04-01")
    return nil
  }

  func flag() -> Bool? {
    guard let text = text() else { return nil }
    switch text.lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      report(.wrongValue, "'\(text)' is neither yes nor no")
      return nil
    }
  }

  /// One of a closed set of names.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: String, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    name(what, among: type.allCases.map(\.rawValue)).flatMap(type.init(rawValue:))
  }

  /// A name that must be among those that are known. Any name is accepted where `known` is nil, because a file that would
  /// declare it is broken.
  func name(_ what: String, among known: [String]?, code: Diagnostic.Code = .unknownName) -> String? {
    guard let text = text() else { return nil }
    guard let known, !known.contains(text) else { return text }
    report(code, "\(what) '\(text)' is not known", hint: NearestName.hint(for: text, among: known))
    return nil
  }

  /// The items of a list; a single value is a list of one.
  func items() -> [Entry] {
    if let sequence = node.sequence { return sequence.map(child) }
    if node.scalar != nil { return [self] }
    report(.wrongShape, "a list is wanted here, found \(shape)")
    return []
  }

  func texts() -> [String] { items().compactMap { $0.text() } }

  /// The pairs of a mapping, whatever its keys are.
  func pairs() -> [(key: Entry, value: Entry)] {
    guard let mapping = node.mapping else {
      report(.wrongShape, "a mapping (key: value) is wanted here, found \(shape)")
      return []
    }
    return mapping.map { (child($0.key), child($0.value)) }
  }

  /// The value of one key of a mapping, whatever the other keys are; nil where there is no such key, or the node is no mapping.
  /// Nothing is reported.
  func value(of key: String) -> Entry? {
    node.mapping?.first { $0.key.scalar == key }.map { child($0.value) }
  }

  private var shape: String {
    switch node.content {
    case .scalar(let text, _): text.isEmpty ? "nothing" : "'\(text)'"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }
}
