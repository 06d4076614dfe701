internal import Extractors
internal import Model

/// Which columns could be the key of an unknown file: never blank in the rows that were looked at, and different in each.
///
/// Single identifiers come first, those of the rows themselves before those of children and schools; then pairs, then triples of
/// columns that identify something together: with an identifier, or as statistics have a number for each period and place. A single
/// identifier is tried as it is. For a pair or triple all rows are asked first: there may be hundreds, nearly all of them wrong, and
/// one reading of the file tells.
struct KeyGuess {
  /// What is known of keys from readings of the whole file.
  struct Lessons: Equatable {
    /// Some rows have the same, or are blank.
    var wrong: Set<[Int]> = []
    /// It was different in each row that was accepted.
    var right: [Int]?
  }

  /// Positions of the columns of the key to read the file by; empty where there is none, or none is known yet.
  let key: [Int]
  /// The columns of which all rows must be known before a key is; empty where there is nothing to find out.
  let asked: [Int]
  /// Whether there is no key, and there would be one if the rows were not so few.
  let hasTooFewRows: Bool
  /// What could be the key, the likeliest first.
  private let choices: [[Int]]
  private var sampled: ComparedRows

  /// So few rows differ by chance.
  private static let fewestRows = 10
  private static let mostColumns = 12
  /// So many keys are tried before all rows are asked.
  private static let mostTried = 10

  init(_ sample: ExportSample, _ columns: [SuggestedColumn?], _ lessons: Lessons) {
    let whole = columns.indices.filter { columns[$0] != nil && sample.columns[$0].isAlwaysFilled }
    let all = Self.choices(among: whole, columns, sample)
    let choices = all.filter { !lessons.wrong.contains($0) }
    let used = Set(choices.joined()).sorted()
    var sampled = sample.comparedRows(in: used)
    let first = choices.firstIndex { sampled.differ(in: Self.places(of: $0, in: used)) } ?? choices.endIndex
    self.choices = Array(choices[first...])
    self.sampled = sampled
    let likeliest = self.choices.first ?? []
    // Where rows are the same as others, the trial says whether there are others of one key.
    let isTried =
      likeliest.count < 2 || likeliest == lessons.right || !sample.copies.isEmpty && lessons.wrong.count < Self.mostTried
    (key, asked) = isTried ? (likeliest, []) : ([], used)
    hasTooFewRows = likeliest.isEmpty && Self.wouldDiffer(whole, columns, sample, besides: all)
  }

  /// Learns from all rows, with the columns that were asked for. A key may be blank in so many of them.
  func learn(from rows: ComparedRows, blanksAllowed: Int, _ lessons: inout Lessons) {
    var (rows, sampled) = (rows, sampled)
    lessons.right = choices.first { choice in
      let places = Self.places(of: choice, in: asked)
      let isFilled = rows.count == 0 || places.allSatisfy { rows.blanks[$0] <= blanksAllowed }
      let isRight = isFilled && rows.differ(in: places) && sampled.differ(in: places)
      if !isRight { lessons.wrong.insert(choice) }
      return isRight
    }
  }

  private static func places(of choice: [Int], in used: [Int]) -> [Int] { choice.compactMap { used.firstIndex(of: $0) } }

  // MARK: What could be a key

  private static func choices(among whole: [Int], _ columns: [SuggestedColumn?], _ sample: ExportSample) -> [[Int]] {
    let singles = whole.filter { rank(columns[$0]) < 2 }.sorted { rank(columns[$0]) < rank(columns[$1]) }.map { [$0] }
    guard sample.rows >= fewestRows else { return singles }
    let parts = Self.parts(of: whole, columns)
    let several = [2, 3].flatMap { size in choices(of: size, from: parts).filter { identifies($0, columns, sample) } }
    let statistics = StatisticKey(columns, sample).choices(of: parts) { choices(of: $0, from: parts) }
    return singles + several + statistics.filter { !several.contains($0) }
  }

  /// Whether columns that are no choice are different in each row all the same: more rows would tell whether by chance.
  private static func wouldDiffer(
    _ whole: [Int], _ columns: [SuggestedColumn?], _ sample: ExportSample, besides tried: [[Int]]
  ) -> Bool {
    let parts = Self.parts(of: whole, columns)
    guard sample.rows >= fewestRows else { return true }
    var rows = sample.comparedRows(in: parts)
    return [1, 2, 3].contains { size in
      choices(of: size, from: parts).contains { !tried.contains($0) && rows.differ(in: places(of: $0, in: parts)) }
    }
  }

  private static func parts(of whole: [Int], _ columns: [SuggestedColumn?]) -> [Int] {
    Array(whole.filter { isPart(columns[$0]) }.prefix(mostColumns))
  }

  /// 0 for a row's own identifier, 1 for one of a child or a school, 2 for everything else.
  private static func rank(_ column: SuggestedColumn?) -> Int {
    guard case .identifier(let domain) = column?.kind else { return 2 }
    return ["person", "school"].contains(domain) ? 1 : 0
  }

  private static func isPart(_ column: SuggestedColumn?) -> Bool {
    switch column?.kind {
    case .identifier, .category, .code: true
    case .day: column?.suppressed.isEmpty ?? false
    case .number, .text, nil: false
    }
  }

  /// Whether columns name something together: with an identifier, or, in a longer file, with a day.
  private static func identifies(_ choice: [Int], _ columns: [SuggestedColumn?], _ sample: ExportSample) -> Bool {
    if choice.contains(where: { rank(columns[$0]) < 2 }) { return true }
    return sample.rows >= 5 * fewestRows && choice.contains { if case .day = columns[$0]?.kind { true } else { false } }
      && StatisticKey(columns, sample).isNoChance(choice)
  }

  private static func choices(of size: Int, from columns: [Int]) -> [[Int]] {
    guard size > 0 else { return [[]] }
    return columns.indices.flatMap { place in
      choices(of: size - 1, from: Array(columns[(place + 1)...])).map { [columns[place]] + $0 }
    }
  }
}
