/// What a column may have where a value of it was rejected.
package enum AllowedValues: Hashable, Sendable {
  /// A day written in one of these formats.
  case days([DayFormat])
  /// This day or a later one.
  case from(Day)
  /// One of these codes.
  case codes([String])
  /// A number with so many decimal places at most.
  case numbers(places: Int)
  /// A number from one end of the range to the other.
  case range(ClosedRange<Int>)

  /// What the column may have instead of a value that broke a rule; nil where the rule says it.
  package init?(_ column: ColumnDefinition, instead rule: RejectRule) {
    switch (rule, column.kind) {
    case (.date, .day(let formats, _)): self = .days(DayFormat.allCases.filter(formats.contains))
    case (.tooEarly, .day(_, let notBefore?)): self = .from(notBefore)
    case (.code, .code(let codes)): self = .codes(codes.map(\.name))
    case (.number, .integer): self = .numbers(places: 0)
    case (.number, .decimal(let places, _)): self = .numbers(places: places)
    case (.range, .integer(let range)), (.range, .decimal(_, let range)): self = .range(range)
    default: return nil
    }
  }

  /// Lists are not looked through: there are few of one length.
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .days(let formats): hasher.combine(formats.count)
    case .from(let day): hasher.combine(day)
    case .codes(let codes): hasher.combine(codes.count)
    case .numbers(let places): hasher.combine(places)
    case .range(let range): hasher.combine(range)
    }
  }
}
