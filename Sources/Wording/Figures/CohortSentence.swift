internal import Model

/// Which members of a population a coverage is about, as parts of its sentence.
struct CohortSentence {
  private let cohort: Cohort
  private let sources: [SourceDefinition]

  init(_ cohort: Cohort, _ sources: [SourceDefinition]) { (self.cohort, self.sources) = (cohort, sources) }

  /// ` and that are in the top quarter for any of these rates: suspensions per 100 of headcount`.
  var choice: String {
    let isPast = cohort.asAt != nil
    let (verb, chosen): (String, String) =
      switch cohort.choice {
      case .fromPercentile(75): (isPast ? "were" : "are", "in the top quarter\(within)")
      case .fromPercentile(let percent): (isPast ? "were" : "are", "at or above the \(Self.ordinal(percent)) percentile\(within)")
      case .upToPercentile(25): (isPast ? "were" : "are", "in the bottom quarter\(within)")
      case .upToPercentile(let percent): (isPast ? "were" : "are", "at or below the \(Self.ordinal(percent)) percentile\(within)")
      case .highest(let count): (isPast ? "were" : "are", "in the top \(count)\(within)")
      case .lowest(let count): (isPast ? "were" : "are", "in the bottom \(count)\(within)")
      case .limited(let limits): (isPast ? "had" : "have", limits.map(Self.text).joined(separator: " and "))
      }
    let day = cohort.asAt.map { " on \($0.inWords)" } ?? ""
    let any = cohort.rates.count == 1 ? "this rate" : "any of these rates"
    return " and that \(verb) \(chosen)\(day) for \(any): \(rates)"
  }

  /// What becomes of those that tie; empty where a rank does not choose.
  var ties: String {
    switch cohort.choice {
    case .highest(let count), .lowest(let count): " All that tie with the last of the \(count) are included."
    case .fromPercentile, .upToPercentile, .limited: ""
    }
  }

  private var within: String { cohort.within.map { " of their \(WrittenName.of($0.name))" } ?? "" }

  private var rates: String {
    // Said once at the end where all are per 100 of the same.
    let shared = cohort.rates.allSatisfy { $0.per == cohort.rates.first?.per } ? cohort.rates.first?.per : nil
    let names = cohort.rates.map { rate in
      let column = rate.column.map { "\(WrittenName.of($0)) in the " } ?? ""
      return column + title(rate.rule.source) + (shared == nil ? per(rate.per) : "")
    }
    return names.joined(separator: ", ") + per(shared)
  }

  private func per(_ column: String?) -> String { column.map { " per 100 of \(WrittenName.of($0))" } ?? "" }

  private func title(_ source: String) -> String {
    sources.first { $0.name == source }?.title.insideSentence ?? WrittenName.of(source)
  }

  private static func text(_ limit: Cohort.Limit) -> String {
    switch limit {
    case .atLeast(let number): "at least \(plain(number))"
    case .above(let number): "more than \(plain(number))"
    case .atMost(let number): "at most \(plain(number))"
    case .below(let number): "less than \(plain(number))"
    }
  }

  private static func ordinal(_ number: Double) -> String {
    let ending =
      switch number {
      case 11, 12, 13: "th"
      case let number where number.truncatingRemainder(dividingBy: 10) == 1: "st"
      case let number where number.truncatingRemainder(dividingBy: 10) == 2: "nd"
      case let number where number.truncatingRemainder(dividingBy: 10) == 3: "rd"
      default: "th"
      }
    return plain(number) + ending
  }

  private static func plain(_ number: Double) -> String {
    let places = (0...3).first { (number * pow10($0)).rounded() == number * pow10($0) } ?? 3
    return Unit.decimal(number, places: places)
  }

  private static func pow10(_ places: Int) -> Double { (0..<places).reduce(1) { power, _ in power * 10 } }
}
