internal import Distribution
internal import Model
internal import Queries
internal import Transformers

/// What Spark answers of the measures of a run's figures.
struct SparkAnswers {
  private enum Question {
    case answers(Int), months(Int), rowDays(Int), leftOut(Int)
  }
  private let figures: GivenFigures
  private let definitions: DefinitionSet
  private let asOf: Day
  private var questions: [(question: Question, query: String)] = []
  private(set) var given: [GivenAnswers]

  init(_ figures: GivenFigures, _ definitions: DefinitionSet, _ tables: RunTables, asOf day: Day) {
    (self.figures, self.definitions, asOf) = (figures, definitions, day)
    let queries = RunQueries(definitions, tables)
    given = figures.asked.map { asked in
      var answers = GivenAnswers()
      answers.asked = Set(asked.days + asked.months)
      answers.breakdowns = asked.dimensions.map {
        GivenAnswers.Breakdown(name: $0.name, listed: asked.listed($0, definitions.sources))
      }
      return answers
    }
    for (place, asked) in figures.asked.enumerated() {
      if let query = queries.answers(asked.measure, asked.unit, asked.dimensions, on: asked.days) {
        questions.append((.answers(place), query))
      }
      if !asked.months.isEmpty,
        let query = queries.answers(asked.measure, asked.unit, [], on: asked.months, monthsSeenFrom: day)
      {
        questions.append((.months(place), query))
      }
      let rule = asked.measure.rule
      if rule.window == .latest, let source = definitions.source(rule.source) {
        questions.append((.rowDays(place), queries.rowDays(of: source, rule.day, asOf: day)))
      }
      if case .duration(let rule, let from, let to?, _) = asked.measure {
        questions.append((.leftOut(place), queries.leftOut(rule, from: from, to: to, asOf: day)))
      }
    }
  }

  /// Asks everything.
  ///
  /// Throws: `SparkFault`.
  mutating func ask(_ session: SparkSession) throws {
    var given = given
    let (questions, figures) = (questions, figures)
    try session.ask(questions.map(\.query)) { number, rows in
      switch questions[number].question {
      case .answers(let place):
        for row in rows { given[place].add(row, figures.asked[place].dimensions) }
      case .months(let place):
        for row in rows { if let day = row.day { given[place].months[day] = row.answer } }
      case .rowDays(let place): given[place].rowDays = Set(rows.compactMap { $0.day?.number })
      case .leftOut(let place): given[place].leftOut = rows.first?.first?.whole ?? 0
      }
    }
    self.given = given
  }
}

extension GivenAnswers {
  /// Takes a row of `RunQueries.answers`.
  fileprivate mutating func add(_ row: [SparkValue], _ dimensions: [Dimension]) {
    guard let day = row.day, let dimension = row[1].text, let category = row[2].text else { return }
    if dimension.isEmpty {
      answers[day] = row.answer
    } else if let place = breakdowns.firstIndex(where: { $0.name == dimension }) {
      breakdowns[place].add(row.answer, of: category, on: day)
    }
  }
}

extension [SparkValue] {
  fileprivate var day: Day? { first?.text.flatMap { Day(iso: $0) } }

  fileprivate var answer: Answer {
    var answer = Answer(
      value: self[3].number, numerator: self[4].number, denominator: self[5].number, counted: self[6].whole ?? 0)
    answer.hidden = self[7].whole ?? 0
    return answer
  }
}
