internal import Model
internal import Wording

/// One figure's explanation as JSON; the keys are those of the article on files. Every number of rows adds up.
struct ExplanationJSON: Encodable {
  let kpi: String
  let part: String
  let measure: String
  let title: String
  let asOf: Day
  let value: Nullable
  let unit: String
  let numerator: Nullable
  let denominator: Nullable
  let published: Published?
  let window: Window
  let note: String?
  let sources: [Source]
  let parts: [Part]?
  let baseline: Baseline?
  let expected: Double?
  let rag: RAG?
  let chart: [Point]?
  let bridge: Bridge?
  var alsoShown: [ExplanationJSON]?
  var rows: [Row]?
  var by: [Category]?

  /// A number that is written as `null` where there is none.
  struct Nullable: Encodable {
    let value: Double?

    init(_ value: Double?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let value { try container.encode(value) } else { try container.encodeNil() }
    }
  }
  struct Window: Encodable {
    var first: Day?
    var last: Day
  }
  /// Another figure, which is published for the day.
  struct Published: Encodable {
    var value: Double
    var run: String
    var on: Day
    /// The command that shows why; none where the day has no scorecard of its own.
    var compare: String?
  }
  struct File: Encodable {
    var file: String
    var sha256: String
    var read: Int
    var rejected: Int
    var duplicates: Int
    var skipped: Int
  }
  struct Step: Encodable {
    var rule: String
    var name: String
    var rows: Int
  }
  struct Source: Encodable {
    var source: String
    var part: Int?
    var use: String?
    var status: String
    var files: [File]
    var accepted: Int
    var steps: [Step]
    var counted: Int
    var numerator: Int
    var denominator: Int
    var entities: Int?
  }
  struct Part: Encodable {
    var part: Int
    var value: Nullable
    var numerator: Nullable
    var denominator: Nullable
  }
  struct Point: Encodable {
    var asOf: Day
    var value: Double?
    var causes: [String]
  }
  struct Cause: Encodable {
    var cause: String
    var source: String
    var part: Int?
    var use: String?
    var rows: Int
    var effect: Double?
    var numerator: Double?
    var denominator: Double?
    var above: Int?
    var below: Int?
  }
  struct Bridge: Encodable {
    var from: Day
    var fromValue: Double?
    var causes: [Cause]
    var toValue: Double?
  }
  struct Row: Encodable {
    var source: String
    var part: Int?
    var use: String?
    var file: String
    var line: Int
    var role: String
    var day: Day?
    var values: [String: String]
    /// Why no figure has it, and the columns that this is about; none for a row that was accepted.
    var rule: String?
    var columns: [String]?
  }
  struct Category: Encodable {
    var category: String
    var part: Int?
    var from: Side?
    var to: Side?
    var difference: Double?
  }
  struct Side: Encodable {
    var value: Nullable
    var numerator: Nullable
    var denominator: Nullable
    var rows: Int
  }
  struct Baseline: Encodable {
    var value: Double?
    var date: Day
    var measured: Bool
    /// The run that froze it and its day, or who did so in the definition and when; none where it is not frozen.
    var frozenBy: String?
    var frozenOn: Day?
    /// Why the definition sets another than was measured or printed.
    var reason: String?
  }

  init(_ account: FigureAccount, _ exports: TracedExports, _ definitions: DefinitionSet) {
    let (explained, figure) = (account.explained, account.explained.figure)
    (kpi, part, measure, title) = (explained.id.kpi, explained.id.part, explained.measure, explained.title)
    (asOf, unit) = (figure.day, explained.unit.name)
    (value, numerator) = (Nullable(figure.value), Nullable(figure.answer.numerator))
    denominator = Nullable(figure.answer.denominator)
    published = account.published.map {
      Published(
        value: $0.figure.value, run: $0.figure.run, on: $0.figure.on,
        compare: $0.isOfOwnDay ? ExplanationSentences.comparison(explained) : nil)
    }
    window = Window(first: figure.period.first, last: figure.period.last)
    note = figure.note?.sentence
    sources = explained.uses.map { Source($0, exports, definitions, asOf: figure.day) }
    let answers = explained.parts.enumerated().map { place, answer in
      Part(
        part: place + 1, value: Nullable(answer.value), numerator: Nullable(answer.numerator),
        denominator: Nullable(answer.denominator))
    }
    parts = answers.isEmpty ? nil : answers
    baseline = account.line?.baseline.map { reading in
      Baseline(
        value: reading.value, date: reading.date, measured: reading.measured,
        frozenBy: account.frozen?.run ?? account.baselineOrigin.frozenBy,
        frozenOn: account.frozen?.on ?? account.baselineOrigin.frozenOn, reason: account.baselineOrigin.reason)
    }
    (expected, rag) = (account.line?.expected, account.line?.rag)
    let causes = account.chart?.points.filter { !$0.causes.isEmpty } ?? []
    chart = causes.isEmpty ? nil : causes.map { Point(asOf: $0.asOf, value: $0.value, causes: $0.causes.map(\.rawValue)) }
    bridge = account.bridge.map { bridge in
      Bridge(from: account.from, fromValue: bridge.from.value, causes: bridge.causes.map(Cause.init), toValue: bridge.to.value)
    }
  }
}
