internal import Distribution
internal import Model
internal import Queries
internal import Transformers

/// What Spark answers of the measures of all areas' figures: each measure is asked about once.
struct SparkAnswers {
  private enum Question {
    case answers([Int]), months([Int]), rowDays(Int), leftOut(Int)
  }
  private let definitions: DefinitionSet
  /// Each measure that some area asks about, for the days that any of them asks about.
  private let asked: [AskedMeasure]
  private var questions: [(question: Question, query: String)] = []
  /// By area, in the order of `asked`.
  private var given: [Int: [GivenAnswers]] = [:]

  init(_ figures: [Int: GivenFigures], _ definitions: DefinitionSet, _ tables: RunTables, asOf day: Day) {
    self.definitions = definitions
    let asked = AskedMeasure.merged(figures.sorted { $0.key < $1.key }.map(\.value.asked))
    self.asked = asked
    let queries = RunQueries(definitions, tables)
    let nothing = asked.map { asked in
      var answers = GivenAnswers()
      answers.asked = Set(asked.days + asked.months)
      answers.breakdowns = asked.dimensions.map {
        GivenAnswers.Breakdown(name: $0.name, listed: asked.listed($0, definitions.sources))
      }
      return answers
    }
    given = figures.mapValues { _ in nothing }
    for (places, question) in AskedMeasure.together(asked) { ask(question, places, queries, day) }
    for (place, asked) in asked.enumerated() { askBesides(asked, place, queries, day) }
  }

  private mutating func ask(_ asked: AskedMeasure, _ places: [Int], _ queries: RunQueries, _ day: Day) {
    if let query = queries.answers(asked.measure, asked.unit, asked.dimensions, on: asked.days) {
      questions.append((.answers(places), query))
    }
    if !asked.months.isEmpty, let query = queries.answers(asked.measure, asked.unit, [], on: asked.months, monthsSeenFrom: day) {
      questions.append((.months(places), query))
    }
  }

  private mutating func askBesides(_ asked: AskedMeasure, _ place: Int, _ queries: RunQueries, _ day: Day) {
    let rule = asked.measure.rule
    if rule.window == .latest, let source = definitions.source(rule.source) {
      questions.append((.rowDays(place), queries.rowDays(of: source, rule.day, asOf: day)))
    }
    if case .duration(let rule, let from, let to?, _) = asked.measure {
      questions.append((.leftOut(place), queries.leftOut(rule, from: from, to: to, asOf: day)))
    }
  }

  /// Asks everything.
  ///
  /// Throws: `SparkFault`.
  mutating func ask(_ session: SparkSession) throws {
    var given = given
    let (questions, asked) = (questions, asked)
    try session.ask(questions.map(\.query)) { number, rows in
      for row in rows {
        guard let area = row.first?.whole else { continue }
        let row = Array(row.dropFirst())
        switch questions[number].question {
        case .answers(let places):
          for place in places where asked[place].isAnswered(by: row) { given[area]?[place].add(row, asked[place]) }
        case .months(let places):
          guard let day = row.day else { break }
          for place in places where asked[place].isAnswered(by: row) && asked[place].months.contains(day) {
            given[area]?[place].months[day] = row.answer
          }
        case .rowDays(let place): if let day = row.day { given[area]?[place].rowDays.insert(day.number) }
        case .leftOut(let place): given[area]?[place].leftOut = row.first?.whole ?? 0
        }
      }
    }
    self.given = given
  }

  /// The answers of an area to its own questions, in their order.
  func answers(of area: Int, to figures: GivenFigures) -> [GivenAnswers] {
    figures.asked.map { question in
      guard let place = asked.firstIndex(where: { $0.asks(for: question) }), var answers = given[area]?[place] else {
        return GivenAnswers()
      }
      answers.breakdowns = question.dimensions.compactMap { dimension in
        answers.breakdowns.first { $0.name == dimension.name }
      }
      return answers
    }
  }
}

extension GivenAnswers {
  /// Takes a row of `RunQueries.answers` without its area.
  fileprivate mutating func add(_ row: [SparkValue], _ asked: AskedMeasure) {
    guard let day = row.day, asked.days.contains(day), let dimension = row[1].text, let category = row[2].text else { return }
    if dimension.isEmpty {
      answers[day] = row.answer
    } else if let place = breakdowns.firstIndex(where: { $0.name == dimension }) {
      breakdowns[place].add(row.answer, of: category, on: day)
    }
  }
}

extension AskedMeasure {
  /// Of a repetition, a row answers the statistic that it names.
  fileprivate func isAnswered(by row: [SparkValue]) -> Bool {
    measure.repetition.map { $0.statistic.rawValue == row.last?.text } ?? true
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
