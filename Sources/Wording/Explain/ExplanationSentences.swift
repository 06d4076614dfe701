package import Model

/// The words around an explanation: its headings, and what its figure is.
package struct ExplanationSentences {
  private let explained: ExplainedFigure

  /// The words for one figure.
  package init(_ explained: ExplainedFigure) { self.explained = explained }

  /// `KPI 7: Rolling 12-month number of exclusions for all pupils`; of a figure shown with another, its own title.
  package var heading: String {
    explained.measure == SeriesPoint.ownMeasure ? "KPI \(explained.id): \(explained.title)" : "Also shown: \(explained.title)"
  }

  /// `126 exclusions on 29 February 2024`; or that there is no value, and why.
  package var value: String {
    let (figure, day) = (explained.figure, explained.figure.day.inWords)
    guard let value = figure.value else {
      return "No figure for \(day)" + (figure.note.map { ": \($0.sentence)." } ?? ".")
    }
    let old = figure.staleSources + figure.shrunkSources
    let doubt = old.isEmpty ? "" : ", provisional: check the \(old.joinedInWords) data"
    return "\(explained.unit.text(value)) on \(day)\(doubt)"
  }

  /// That another figure is published for the day, and what shows why; nil where none is.
  package func published(_ published: FigureAccount.Published?) -> String? {
    guard let published else { return nil }
    let (unit, figure, day) = (explained.unit, published.figure, explained.figure.day)
    let isShownAlike = explained.figure.value.map { unit.text($0) == unit.text(figure.value) } ?? false
    let value = isShownAlike ? Unit.decimal(figure.value, places: unit.places + 3) : unit.text(figure.value)
    let by = "\(value), by run \(figure.run) on \(figure.on.inWords)"
    let why = published.isOfOwnDay ? " To see why they differ: \(Self.comparison(explained))" : ""
    return "Another figure is published for \(day.inWords): \(by).\(why)"
  }

  /// The command that shows why another figure is published.
  package static func comparison(_ explained: ExplainedFigure) -> String {
    "scorecard diff \(explained.figure.day) --kpi \(explained.id)"
  }

  /// The days that are looked at: `Window: 1 March 2023 to 29 February 2024`.
  package var window: String {
    let period = explained.figure.period
    guard let first = period.first else { return "Window: everything up to \(period.last.inWords)." }
    guard first == period.last else { return "Window: \(first.inWords) to \(period.last.inWords)." }
    let isLatest = explained.definition.ofRows.first?.rule.window == .latest
    return "Window: \(first.inWords)\(isLatest ? ", the latest date in the data" : "")."
  }

  /// What a source that cannot be used, or that is empty, says of itself.
  package static func unusable(_ source: ExplainedSource) -> String { "\(source.title): \(source.quality.inWords.note)" }

  /// Headings of the sections.
  package static let arithmetic = "Arithmetic"
  package static let colour = "Target and colour"
  package static let chart = "Is this a real change?"
  /// Above the columns of the rows: how many, what became of them, and by what name `--rows` knows them.
  package static let rowHeadings = ["Rows", "Name for --rows", "What became of them"]

  /// Above the points of a chart outside normal variation.
  package static let causeHeadings = ["Outside normal variation", "Value", "Why"]

  /// These points, a row each under `causeHeadings`; none where there are none.
  package static func specialCauses(_ chart: ControlChart) -> [[String]] {
    let sentences = ControlChartSentences(chart)
    return chart.points.filter { !$0.causes.isEmpty }.map { point in
      let why = point.causes.map { sentences.cause(point, $0) }.joined(separator: ", ")
      let kind = point.variation?.change.map { " (\($0))" } ?? ""
      return [sentences.name(of: point.asOf), point.value.map(sentences.number) ?? "", why + kind]
    }
  }
}

extension ExplanationFault: CustomStringConvertible {
  /// That the explanation cannot be right, for the message with which the command ends.
  package var description: String {
    let why =
      switch self {
      case .withoutRole(let source, let rows): "\(counted(rows, "row")) of the \(source) data have no role"
      case .otherRows(let source, let explained, let accepted):
        "\(explained) rows of the \(source) data are explained, and \(accepted) were accepted"
      case .otherAnswer(let found, let answer):
        "the rows give \(Self.text(found)), and the figure is \(Self.text(answer))"
      case .otherExpected(let found, let expected): "the trajectory gives \(found), and \(expected) is expected"
      case .leftOver(let value): "\(value) of the change has no cause"
      }
    return "this figure cannot be explained: \(why). This is an error of the program. Please report it."
  }

  private static func text(_ answer: Answer) -> String {
    [answer.value, answer.numerator, answer.denominator].map { $0.map { "\($0)" } ?? "none" }.joined(separator: ", ")
  }
}
