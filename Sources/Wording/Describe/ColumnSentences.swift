package import Model

extension ColumnUse {
  /// What a column is for, in a few words: `decides which rows count`.
  package var inWords: String {
    switch self {
    case .day: "places a row in the period"
    case .condition: "decides which rows count"
    case .stop: "says when a row stops counting"
    case .entity: "says who or what is counted"
    case .group: "puts the rows of one together"
    case .order: "finds the most recent row"
    case .match: "matches rows with those of another export"
    case .amount: "its numbers are added up or compared"
    case .time: "a time is measured from or to it"
    case .stage: "names the stage"
    case .success: "decides what counts as a success"
    case .cohort: "decides who is in the cohort"
    case .category: "gives the categories of a breakdown"
    case .key: "tells duplicates apart"
    case .version: "says which of several duplicates counts"
    }
  }
}

extension ColumnUse {
  /// The same in a word or two, for a picture: `condition`.
  package var brief: String {
    switch self {
    case .day: "period"
    case .condition: "condition"
    case .stop: "end"
    case .entity: "who is counted"
    case .group: "grouping"
    case .order: "most recent"
    case .match: "match"
    case .amount: "number"
    case .time: "time"
    case .stage: "stage"
    case .success: "success"
    case .cohort: "cohort"
    case .category: "category"
    case .key: "duplicates"
    case .version: "version"
    }
  }
}

/// What a column of an export holds, from its definition.
package struct ColumnSentences: Sendable {
  private let column: ColumnDefinition

  /// Sentences about this column.
  package init(_ column: ColumnDefinition) { self.column = column }

  /// What the values are: `one of N (No SEN), K (SEN Support), E (EHC plan)`, `a date`, `a whole number, 1 to 90`.
  package var holds: String {
    switch column.kind {
    case .identifier(let domain): "a number or text that identifies \(Self.article(domain)) \(WrittenName.of(domain))"
    case .day(let formats, let notBefore): day(formats, notBefore)
    case .code(let codes):
      "one of " + Self.list(codes.map(Self.name)) + (column.unlisted.map { "; any other value counts as \($0)" } ?? "")
    case .category: "a category"
    case .integer(let range): "a whole number" + Self.range(range, places: 0)
    case .decimal(let places, let range):
      "a number with up to \(places) decimal \(places == 1 ? "place" : "places")" + Self.range(range, places: places)
    case .text: "text"
    }
  }

  /// Whether each row must have a value, and each file the heading: `required`, `may be blank`.
  package var demand: String {
    let parts = [
      column.isMandatory ? "required" : "may be blank",
      column.mayBeAbsent ? "the column may be missing" : nil,
      column.period == .always ? nil : "in use \(column.period)",
      column.isFilledLater ? "often filled in later" : nil,
      column.suppressed.isEmpty ? nil : "\(Self.list(column.suppressed)) mean no value",
      column.follows.map { "not before \($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }

  /// All headings that are recognised, the column's own name first.
  package var headings: String { column.headings.map(\.description).joined(separator: ", ") }

  private func day(_ formats: Set<DayFormat>, _ notBefore: Day?) -> String {
    let known = DayFormat.allCases.filter(formats.contains)
    let written =
      formats.isEmpty || formats == DayFormat.standard
      ? "a date such as 2023-02-28 or 28/02/2023" : "a date written as " + Self.list(known.map(\.rawValue))
    return written + (notBefore.map { ", \($0.inWords) or later" } ?? "")
  }

  private static func article(_ noun: String) -> String { "aeiou".contains(noun.prefix(1).lowercased()) ? "an" : "a" }

  private static func name(_ code: Code) -> String { code.label.map { "\(code.name) (\($0))" } ?? code.name }

  /// Numbers from here on are no limit that anybody meant.
  package static let unlimited = 2_000_000_000

  private static func range(_ range: ClosedRange<Int>, places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    func end(_ number: Int) -> String? {
      guard abs(number) < Self.unlimited else { return nil }
      let value = Double(number) / scale
      return Unit.decimal(value, places: value.rounded() == value ? 0 : places)
    }
    return switch (end(range.lowerBound), end(range.upperBound)) {
    case (let low?, let high?): ", \(low) to \(high)"
    case (let low?, nil): ", \(low) or more"
    case (nil, let high?): ", \(high) or less"
    case (nil, nil): ""
    }
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
