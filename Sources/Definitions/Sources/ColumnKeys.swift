internal import Model

/// The keys of a column.
extension ColumnReader {
  /// The largest whole number that a binary fraction holds exactly, as it does every smaller one.
  private static let largest = 1 << 53

  static let type = Key("type", .choice("type", Kind.self), .required, "What its values are.", example: "day")
  static let headings = Key(
    "headings", .list(of: SpellingReader.spelling), .optional, "The headings that real systems use for it, besides its name.",
    example: "[Start date, {text: Date of exclusion, until: 2019-08-31}]")
  static let required = Key(
    "required", .entry(.either([.yesOrNo, .words(["heading"])])),
    .optional(default: "`yes` for the columns of the key, else `no`"),
    "Whether a row in which it is blank is rejected; with `heading`, only each file's heading is required.", example: "yes")
  static let mayBeAbsent = Key(
    "may_be_absent", .yesOrNo, .optional(default: "no"),
    "Whether a file without its heading is read as if the column were blank.",
    example: "yes")
  static let filledLater = Key(
    "filled_later", .yesOrNo, .optional(default: "no"), "Whether a blank in the newest rows is no surprise, as with an outcome.",
    example: "yes")
  static let suppressed = Key(
    "suppressed", .texts, .optional, "The signs of published statistics that stand for no value.", example: "[c, z, low]")
  static let domain = Key(
    "domain", .text, .required, "What it identifies: identifiers of one domain are compared across exports.", example: "school")
  static let formats = Key(
    "formats", Form(.list(of: .words(DayFormat.allCases.map(\.rawValue))), read: DayFormat.formats),
    .optional(default: "the forms of a single day, but for `dd-mmm-yy` and `excel serial`"), "How its dates are written.",
    example: "[academic year]")
  static let notBefore = Key(
    "not_before", .entry(.either([.day, .words(["none"])])), .optional(default: "1990-01-01"),
    "The earliest date that a row may have in it; `none` where any will do.", example: "2000-01-01")
  static let notBeforeColumn = Key(
    "not_before_column", .name(of: "a column of days"), .optional, "The column whose date this one may not precede.",
    example: "start_date")
  static let codes = Key(
    "codes", .entry(.either([.list(of: .text), .entries(key: "a code", of: CodeReader.shape)])), .required,
    "The codes that it may have: a list, or each with its other spellings.", example: "{N: [None], K: [SEN Support], E: []}")
  static let unlisted = Key(
    "unlisted", .name(of: "a code of the column"), .optional(default: "a value that is not listed rejects its row"),
    "The code that stands for every value that is not listed.", example: "other")
  static let known = Key(
    "known", .entry(.entries(key: "a value", of: CodeReader.shape)), .optional, "Values that have several spellings.",
    example: "{Foundations of Inclusive Practice: [FIP]}")
  static let atLeast = Key(
    "at_least", .wholeNumber(in: -largest...largest), .optional(default: "0"), "The smallest number that a row may have in it.",
    example: "1")
  static let atMost = Key(
    "at_most", .wholeNumber(in: -largest...largest), .optional(default: "\(Int32.max)"),
    "The largest number that a row may have in it.", example: "90")
  static let places = Key(
    "places", .wholeNumber(in: 0...6), .optional(default: "0"), "How many decimal places its numbers may have.", example: "2")
  static let thousands = Key(
    "thousands", .words("thousands separator", ["comma"]), .optional(default: "a number with commas rejects its row"),
    "What separates groups of three digits: `749,750` is then read as 749750.", example: "comma")
  static let percentSign = Key(
    "percent_sign", .words("percent sign", ["allowed"]), .optional(default: "a number with a percent sign rejects its row"),
    "Whether a percent sign may follow the number: `33.5%` is then read as 33.5.", example: "allowed")

  static let keys = KeySet(
    "column", "One column of an export.",
    [type, headings, required, mayBeAbsent, filledLater, suppressed, SpellingReader.from, SpellingReader.until],
    kinds: KeySet.Kinds(
      choice: .value(of: "type"), all: Kind.allCases.map { (kind: $0.rawValue, keys: keys(of: $0)) }))

  /// The keys of the columns of one type.
  private static func keys(of kind: Kind) -> [any DeclaredKey] {
    switch kind {
    case .identifier: [domain]
    case .day: [formats, notBefore, notBeforeColumn]
    case .code: [codes, unlisted]
    case .category: [known]
    case .number: [atLeast, atMost, places, thousands, percentSign]
    case .text: []
    }
  }
}
