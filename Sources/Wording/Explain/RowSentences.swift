package import Model

/// What becomes of rows in a figure, in plain words.
package struct RowSentences {
  private let filters: FilterSentence

  /// `source` is that of the rows; `day` the one that they are seen from.
  package init(source: SourceDefinition?, day: Day) { filters = FilterSentence(source: source, day: day) }

  /// Why rows play no part: `before the window`, `stopped: outcome is withdrawn or reinstated`.
  package func sentence(_ drop: RowDrop) -> String {
    switch drop {
    case .noDay(let column), .nobody(let column), .noBeginning(let column): "\(WrittenName.of(column)) is not recorded"
    case .condition(let condition): "condition not met: \(filters.sentence(Filter([condition])))"
    case .conditions(let group): "condition not met: \(filters.sentence(Filter(groups: [group])))"
    case .before: "before the window"
    case .after: "after the window"
    case .stopped(let stop): "stopped: \(stopped(stop))"
    case .laterRow(let column): "a later row of the same \(noun(column)) counts instead"
    case .outside(let filter): "the latest row, but condition not met: \(filters.sentence(filter))"
    case .tooFew(let column, let several): "the \(noun(column)) has fewer than \(several) rows"
    case .first(let column, let several):
      several == 2 ? "the first row of the \(noun(column))" : "one of the first \(several - 1) rows of the \(noun(column))"
    case .endsEarly: "ends before it begins"
    case .beginsLater: "begins after the date"
    case .noStage: "about none of the listed stages"
    case .noNumber: "has no number to add up"
    case .notInCohort: "not among those chosen"
    case .notAsked: "not about any of those in question"
    case .notCalculated: "not used, because the figure could not be calculated"
    }
  }

  /// What rows that play a part are called.
  package static func counted(_ use: RowUse, isNumerator: Bool, of measure: MeasureDefinition) -> String {
    switch use {
    case .own: return measure.isShare ? isNumerator ? "in the numerator" : "in the denominator alone" : "counted"
    case .reached: return "about one of those in question"
    case .rate: return "counted for the rate"
    }
  }

  /// What rows are used for, where a figure uses several sources or has several parts: `part 2`, `who was reached`.
  package static func use(part: Int?, _ use: RowUse) -> String {
    let words: String? =
      switch use {
      case .own: nil
      case .reached: "who was reached"
      case .rate(let number): "rate \(number)"
      }
    return ([part.map { "part \($0)" }, words].compactMap(\.self)).joined(separator: ", ")
  }

  /// What became of a file's rows: `read from exclusions.csv: 3 rejected, 2 duplicates, 0 skipped`.
  package static func read(_ file: FileRows) -> String {
    "read from \(file.name): \(number(file.rejected)) rejected, \(number(file.duplicates)) \(file.duplicates == 1 ? "duplicate" : "duplicates"), \(number(file.skipped)) skipped"
  }

  /// Above the columns with the place and the role of a row.
  package static let placeHeadings = ["File", "Line", "Role"]

  /// Above the columns with the place of a row that no figure has, and why.
  package static let exclusionHeadings = ["File", "Line", "Columns", "Why"]

  /// Why a duplicate does not count.
  package static let replaced = "another row has the same values in these columns and counts instead"

  /// In place of a list without a row. `role`: the name that `--rows` was given; nil for all.
  package static func none(_ role: String?) -> String {
    role.map { "There are no rows called '\($0)' here." } ?? "There are no rows."
  }

  /// In place of a table that is above already, for another figure.
  package static let asAbove = "The same rows as above."

  /// How many rows are listed.
  package static func count(_ rows: Int) -> String { Model.counted(rows, "row") }

  /// Those that could be used.
  package static let accepted = "accepted"

  private static func number(_ count: Int) -> String { Unit.decimal(Double(count), places: 0) }

  private func stopped(_ stop: Stop) -> String {
    stop.filter.isEmpty ? "\(WrittenName.of(stop.column)) has passed" : filters.sentence(stop.filter)
  }

  private func noun(_ column: String) -> String { EntityNoun(column, in: filters.source).singular }
}

extension MeasureDefinition {
  /// Whether it is a share of rows, of which some are in the denominator alone.
  fileprivate var isShare: Bool {
    switch self {
    case .proportion, .latest, .coverage: true
    case .duration(_, _, _, .shareOver): true
    case .statistic(_, let statistic, _): statistic.isShare
    case .count, .distinct, .sum, .proportionOfSums, .repeats, .duration, .stages, .combined: false
    }
  }
}
