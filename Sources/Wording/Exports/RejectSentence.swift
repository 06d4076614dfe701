package import Model

extension RejectRule {
  /// What is wrong with the row, in the words of the article on files.
  package var meaning: String {
    switch self {
    case .fieldCount: "too few or too many fields: count the delimiters, look for an unquoted one in a value"
    case .quote: "a quote inside an unquoted value, or text after a closing one: double it, or quote the value"
    case .blank: "a value that must be there is blank"
    case .date: "not a date in a format the definition lists, or a day that does not exist"
    case .tooEarly: "before the earliest day the definition allows"
    case .code: "a code the definition does not list"
    case .number: "not a number, or one with more decimal places than the definition allows"
    case .range: "outside the range the definition allows"
    case .order: "an end before its start"
    case .damagedIdentifier: "an identifier damaged by a spreadsheet (1.23E+11): export it as text"
    }
  }
}

extension Reject {
  /// `not a date … (it looks like 'Aaaa')`.
  ///
  /// What the rule means, and what the value looks like, never the value: a row shifted by one column puts a name where a date
  /// should be, and a column of codes may hold names.
  package var message: String {
    switch detail {
    case .none: rule.meaning
    case .shape(let shape): "\(rule.meaning) (it looks like '\(shape)')"
    case .before(let start): "\(column) is before \(start)"
    case .published(let message): message
    }
  }
}
