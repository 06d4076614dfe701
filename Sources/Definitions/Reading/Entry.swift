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
  /// The key of which it is the value; nil for an item of a list, or a whole file.
  var name: String?

  /// How a message names it: `'title'`.
  private var subject: String { name.map { "'\($0)'" } ?? "this" }

  var location: SourceLocation { SourceLocation(file: file, line: node.place.line, column: node.place.column) }

  func report(_ code: Diagnostic.Code, _ message: String, hint: String? = nil) {
    findings.report(code, at: location, message, hint: hint)
  }

  private func child(_ node: Node, of name: String? = nil) -> Entry {
    Entry(node: node, file: file, findings: findings, name: name)
  }

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
      report(.wrongShape, "\(subject) must be a single value, not \(shape)")
      return nil
    }
    guard !scalar.isEmpty else {
      report(.wrongValue, "\(subject) is empty: give it a value")
      return nil
    }
    return scalar
  }

  func number() -> Double? {
    guard let text = text() else { return nil }
    if let number = Double(text), number.isFinite {
      if abs(number) <= DefinitionBounds.number { return number }
      report(.wrongValue, "\(text) is too large for a figure", hint: "at most \(DefinitionBounds.number)")
      return nil
    }
    report(
      .wrongValue, "'\(text)' is not a number", hint: "write it as 65.6, without a percent sign or a comma")
    return nil
  }

  /// A number from one end of the range to the other.
  func number(in range: ClosedRange<Double>) -> Double? {
    guard let number = number() else { return nil }
    if range.contains(number) { return number }
    let (low, high) = (Self.plain(range.lowerBound), Self.plain(range.upperBound))
    report(
      .wrongValue, "\(subject) cannot be \(Self.plain(number))",
      hint: range.upperBound >= DefinitionBounds.number ? "\(low) or more" : "\(low) to \(high)")
    return nil
  }

  private static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) <= DefinitionBounds.number ? "\(Int(number))" : "\(number)"
  }

  func wholeNumber(hint: String? = nil) -> Int? {
    guard let text = text() else { return nil }
    if let number = Int(text) { return number }
    report(.wrongValue, "'\(text)' is not a whole number", hint: hint)
    return nil
  }

  /// A whole number from one end of the range to the other.
  func wholeNumber(in range: ClosedRange<Int>) -> Int? {
    let allowed = "\(range.lowerBound) to \(range.upperBound)"
    guard let number = wholeNumber(hint: allowed) else { return nil }
    if range.contains(number) { return number }
    report(.wrongValue, "\(subject) cannot be \(number)", hint: allowed)
    return nil
  }

  /// A number of months, from 1 to 60.
  func months() -> Int? { wholeNumber(in: 1...60) }

  /// A day on which a plan may have something.
  func day() -> Day? {
    guard let day = anyDay() else { return nil }
    if PlanDays.all.contains(day) { return day }
    report(.wrongValue, "\(day) is outside the dates that a plan can have", hint: PlanDays.inWords)
    return nil
  }

  /// A day that rows of an export may have, because schools are older than plans.
  func anyDay() -> Day? {
    guard let text = text() else { return nil }
    if let day = Day(iso: text) { return day }
    report(.wrongValue, "'\(text)' is not a date", hint: "write it as year-month-day, such as 2023-04-01")
    return nil
  }

  func flag() -> Bool? {
    guard let text = text() else { return nil }
    switch text.lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      report(.wrongValue, "'\(text)' must be yes or no")
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
    if let sequence = node.sequence { return sequence.map { child($0) } }
    if node.scalar != nil { return [self] }
    report(.wrongShape, "\(subject) must be a list, not \(shape)")
    return []
  }

  func texts() -> [String] { items().compactMap { $0.text() } }

  /// The pairs of a mapping, whatever its keys are.
  func pairs() -> [(key: Entry, value: Entry)] {
    guard let mapping = node.mapping else {
      report(.wrongShape, "\(subject) must have keys and values (key: value), not \(shape)")
      return []
    }
    return mapping.map { (child($0.key), child($0.value, of: $0.key.scalar)) }
  }

  /// The value of one key of a mapping, whatever the other keys are; nil where there is no such key, or the node is no mapping.
  /// Nothing is reported.
  func value(of key: String) -> Entry? {
    node.mapping?.first { $0.key.scalar == key }.map { child($0.value, of: key) }
  }

  private var shape: String {
    switch node.content {
    case .scalar(let text, _): text.isEmpty ? "empty" : "'\(text)'"
    case .mapping: "keys and values"
    case .sequence: "a list"
    }
  }
}
