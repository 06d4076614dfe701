internal import Model

/// Reads how many rejected rows are too many.
enum RejectLimitReader {
  private static let standard = RejectLimit()
  private static let percent = Key(
    "percent", .number(in: 0...100), .optional(default: "\(Int(standard.percent))"),
    "The share of rejected rows, among the rows read, above which they are too many.", example: "2")
  private static let atLeast = Key(
    "at_least", .wholeNumber(in: 0...Int(Int32.max)), .optional(default: "\(standard.atLeast)"),
    "Up to so many, rejected rows are not too many by that share.", example: "5")
  private static let evenIfFew = Key(
    "even_if_few_percent", .number(in: 0...100),
    .optional(default: "\(Int(standard.evenIfFew)), or `percent` where that is more"),
    "The share of rejected rows, among the export's own rows, above which they are too many however few they are.", example: "20")
  static let keys = KeySet("reject limit", "How many rejected rows refuse a whole export.", [percent, atLeast, evenIfFew])

  static func limit(_ entry: Entry) -> RejectLimit {
    keys.read(entry) { fields in
      RejectLimit(
        percent: fields[percent] ?? standard.percent, atLeast: fields[atLeast] ?? standard.atLeast, evenIfFew: fields[evenIfFew])
    }
  }
}
