internal import Extractors
internal import Model

/// What a column of an unknown file holds, by its heading and the values that were met.
///
/// Whatever is guessed reads every value that was met: where some value is neither a day nor a number nor a sign, the column
/// becomes text or a category, and a note says what it nearly was.
struct ColumnGuess {
  let kind: SuggestedColumn.Kind
  private(set) var suppressed: [String] = []
  private(set) var note: SuggestedColumn.Note?

  /// What may be guessed of a file: what was tried already is not tried again.
  struct Context {
    /// The name of the source, for the domain of a column that is headed `ID` alone.
    var source: String
    /// What kind of year the file says that its years are: academic, financial, or nothing.
    var years: DayFormat?
  }

  /// The most codes that are listed, and the longest of them in characters.
  private static let mostCodes = 30
  private static let longestCode = 80

  /// How far a column may be guessed.
  enum Bound: Comparable {
    /// Anything that its values look like.
    case open
    /// Its values have turned out to be no days, numbers or codes.
    case words
    /// Some of its values are no identifiers either.
    case text
  }

  /// `repeats`: its values are met twice at least, on average; `isUnique`: it is filled and different in each row.
  init(_ column: SampleColumn, in context: Context, repeats: Bool, isUnique: Bool, _ bound: Bound = .open) {
    let heading = HeadingWords(column.heading)
    guard column.filled > 0 else {
      (kind, note) = (.text, .alwaysBlank)
      return
    }
    if bound == .text {
      (kind, note) = (.text, nil)
      return
    }
    if bound == .words {
      (kind, note) = Self.words(column, heading, in: context, repeats: repeats, mayBeCodes: false)
      return
    }
    if let domain = ReferenceGuess.domain(column, heading, isUnique: isUnique) {
      kind = .identifier(domain: domain.isEmpty ? context.source : domain)
      return
    }
    if let domain = heading.domain, !heading.isPersonal, column.standardDays < column.filled {
      kind = .identifier(domain: domain.isEmpty ? context.source : domain)
      return
    }
    if let day = Self.day(column, heading, in: context) {
      (kind, suppressed, note) = day
    } else if let number = Self.number(column, heading) {
      (kind, suppressed, note) = number
    } else {
      (kind, note) = Self.words(column, heading, in: context, repeats: repeats)
    }
  }

  private typealias Found = (kind: SuggestedColumn.Kind, suppressed: [String], note: SuggestedColumn.Note?)

  // MARK: Days

  private static func day(_ column: SampleColumn, _ heading: HeadingWords, in context: Context) -> Found? {
    guard hasCenturies(column, heading) else { return nil }
    if column.standardDays > 0, let signs = signs(column.notDays, besides: column.standardDays, of: column.filled) {
      return (.day(formats: formats(column), hasEarlyDays: hasEarlyDays(column)), signs, nil)
    }
    if let others = NearlyDays(column) {
      let kind = SuggestedColumn.Kind.day(formats: formats(column), hasEarlyDays: hasEarlyDays(column))
      return (kind, others.signs, .daysWithOthers(others.count, of: others.all))
    }
    for format in DayFormat.allCases where !SampleColumn.certainFormats.contains(format) && column.days[format] == column.filled {
      guard suits(format, column, heading, in: context) else { continue }
      let isEarly = column.earliest[format].map { first in Day(1990, 1, 1).map { first < $0 } ?? false } ?? false
      let isUnsure =
        [.academicYear, .financialYear].contains(format) && context.years != format
        && !heading.words.contains { ["academic", "financial"].contains($0) }
      return (.day(formats: [format], hasEarlyDays: isEarly), [], isUnsure ? .academicOrFinancialYear : nil)
    }
    return nil
  }

  /// Whether two digits of a year after a month's name can only be of this century: `05-Apr-99` is no day in 2099.
  private static func hasCenturies(_ column: SampleColumn, _ heading: HeadingWords) -> Bool {
    column.days[.shortMonthName] == nil || !heading.isBirth && column.spacing.ends(by: PlanDays.all.upperBound)
  }

  /// The formats of the days, where one of them is not read unless it is named; empty otherwise.
  private static func formats(_ column: SampleColumn) -> [DayFormat] {
    let met = DayFormat.allCases.filter { SampleColumn.certainFormats.contains($0) && column.days[$0] != nil }
    return DayFormat.standard.isSuperset(of: met) ? [] : met
  }

  /// Whether a day is so early that a definition has to allow it.
  private static func hasEarlyDays(_ column: SampleColumn) -> Bool {
    let earliest = column.earliest.filter { SampleColumn.certainFormats.contains($0.key) }.values.min()
    return earliest.map { first in Day(1990, 1, 1).map { first < $0 } ?? false } ?? false
  }

  /// Whether a way to write a period suits the heading: digits alone may be many things, and years of two kinds look alike.
  private static func suits(
    _ format: DayFormat, _ column: SampleColumn, _ heading: HeadingWords, in context: Context
  ) -> Bool {
    guard heading.isPeriod || column.numbers == 0 else { return false }
    let isFinancial = context.years == .financialYear || heading.words.contains("financial")
    switch format {
    case .iso, .slashes, .shortYear, .hyphens, .monthName, .shortMonthName, .yearFirstMonthName: return true
    case .academicTerm, .month, .quarter, .financialQuarter, .calendarYear: return true
    case .academicYear: return !isFinancial
    case .financialYear: return isFinancial
    case .excelSerial: return heading.words.contains("date")
    }
  }

  /// The signs among values of which so many are what the column is; nil where another value is among them.
  private static func signs(_ others: [String: Int], besides fitting: Int, of filled: Int) -> [String]? {
    guard others.values.reduce(fitting, +) == filled else { return nil }
    return NoValueSigns.all(others.keys)
  }

  // MARK: Numbers

  private static func number(_ column: SampleColumn, _ heading: HeadingWords) -> Found? {
    guard column.numbers > 0, !heading.isCode, !heading.isPersonal,
      let signs = signs(column.notNumbers, besides: column.numbers, of: column.filled)
    else { return nil }
    let (hasThousands, hasPercentSigns) = (column.withThousands > 0, column.withPercentSigns > 0)
    let low = column.smallest < 0 ? -roundedUp(-column.smallest) : nil
    let high = column.largest > Double(Int32.max) ? roundedUp(column.largest) : nil
    let kind = SuggestedColumn.Kind.number(
      places: column.places, atLeast: low, atMost: high, hasThousands: hasThousands, hasPercentSigns: hasPercentSigns)
    return (kind, signs, nil)
  }

  /// The next power of ten: `37.2` is 100.
  private static func roundedUp(_ number: Double) -> Int {
    var power = 1
    while Double(power) < number { power *= 10 }
    return power
  }

  // MARK: Words

  private static func words(
    _ column: SampleColumn, _ heading: HeadingWords, in context: Context, repeats: Bool,
    mayBeCodes: Bool = true
  ) -> (SuggestedColumn.Kind, SuggestedColumn.Note?) {
    if heading.isPersonal { return (.text, .personal) }
    if let domain = heading.domain { return (.identifier(domain: domain.isEmpty ? context.source : domain), nil) }
    let periods = DayFormat.allCases.filter { $0.isPeriod && suits($0, column, heading, in: context) }
    if let nearly = NearlyWhat.note(column, periods: periods, mayBeNumbers: !heading.isCode) {
      return (column.hasManyValues ? .text : .category, nearly)
    }
    if column.longest > longestCode || column.likeNames * 2 > column.filled && !heading.isOfPlaces { return (.text, nil) }
    if column.hasManyValues, !repeats {
      guard !column.hasSpaces, column.withDigits == column.filled else { return (.text, nil) }
      let domain = SuggestedName.of(column.heading)
      return (.identifier(domain: domain.isEmpty ? context.source : domain), .identifierOrText)
    }
    if column.hasManyValues || column.distinct > mostCodes { return (.category, nil) }
    if column.rare > 0 || !mayBeCodes { return (.category, column.common.isEmpty ? nil : .rareValues(column.rare)) }
    let values = column.common.map(\.value)
    return values.allSatisfy(isCode) && column.likeNames == 0 ? codes(distinct(values)) : (.category, nil)
  }

  /// A list of codes; a single value is no list, because the next file may have another.
  private static func codes(_ values: [String]) -> (SuggestedColumn.Kind, SuggestedColumn.Note?) {
    let folded = Set(values.map { $0.lowercased() })
    for both in [["yes", "no"], ["true", "false"], ["y", "n"]] where folded.isSubset(of: both) {
      let others = both.filter { !folded.contains($0) }
      let isCapital = values.allSatisfy { $0 == $0.uppercased() }
      return (.code(values + others.map { isCapital ? $0.uppercased() : $0 }), nil)
    }
    return values.count > 1 ? (.code(values), nil) : (.category, nil)
  }

  /// A word for many, and nobody's number, address or sentence.
  private static func isCode(_ value: String) -> Bool {
    let names = value.split(separator: " ").count { $0.first?.isUppercase == true && $0.contains(where: \.isLowercase) }
    if names > 1, value.contains(where: \.isNumber) { return false }
    return value.lowercased() != "unknown" && value.count(where: \.isNumber) < 4 && !value.contains("@") && !value.hasSuffix(".")
      && value.split(separator: " ").count <= 10 && value.unicodeScalars.allSatisfy(SafeText.isHarmless)
  }

  /// Each code once, whatever its case.
  private static func distinct(_ values: [String]) -> [String] {
    var folded: Set<String> = []
    return values.filter { folded.insert($0.foldedValue).inserted }
  }
}
