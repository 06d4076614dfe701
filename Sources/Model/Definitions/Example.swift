/// A worked example in a KPI's definition, run by `scorecard test`: some rows, and what the figures must be on some days.
package struct Example: Sendable {
  /// What the example shows, in the words of whoever wrote it.
  package var name: String
  /// The CSV text of each source that has rows in it.
  package var exports: [(source: String, csv: String)]
  /// What must hold on each day.
  package var days: [(asOf: Day, expectations: [Expectation])]
  /// Whether its exports are judged by their age and by the share of their rows that is rejected, as those of a run are.
  /// Otherwise they are taken as fresh and whole.
  package var isAsDelivered = false

  /// An example whose exports are taken as fresh and whole.
  package init(
    name: String, exports: [(source: String, csv: String)], days: [(asOf: Day, expectations: [Expectation])]
  ) {
    self.name = name
    self.exports = exports
    self.days = days
  }
}

/// What an example must give on a day.
package struct Expectation: Sendable {
  /// The KPI's part that it is about; empty where the KPI has none.
  package var part: String
  /// The number or the word that is compared.
  package var subject: Subject
  /// What it must be, as the definition writes it; `none` where there must be no value.
  package var wanted: String
  /// Where the definition says so.
  package var location: SourceLocation

  /// An expectation about a part of the KPI, or about all of it.
  package init(part: String, subject: Subject, wanted: String, location: SourceLocation) {
    self.part = part
    self.subject = subject
    self.wanted = wanted
    self.location = location
  }

  /// What an expectation compares.
  package enum Subject: Hashable, Sendable {
    /// A field of the figure's line on the scorecard.
    case line(LineField)
    /// What became of a target: `met.6 months`.
    case met(checkpoint: String)
    /// A figure that is shown next to the KPI: `waiting`, `waiting.numerator`, `waiting.denominator`.
    case beside(String, NumberField)
    /// A category of a breakdown: `breakdown.sen_status.K`, `waiting.breakdown.priority.routine`. For the figure itself,
    /// `measure` is `value`.
    case breakdown(measure: String, dimension: String, category: String)
    /// How many rows of a source were left out: `rejected.exclusions`, `duplicates.exclusions`.
    case rows(RowCount, source: String)
  }

  /// The fields of a scorecard's line that an example may ask for.
  package enum LineField: String, Sendable, CaseIterable {
    case value, numerator, denominator, baseline, expected, previous, change, rag, direction, status, reason

    /// The words that may be wanted, besides `none`; nil for a number.
    package var names: [String]? {
      switch self {
      case .rag: RAG.allCases.map(\.rawValue)
      case .direction: Direction.allCases.map(\.rawValue)
      case .status: FigureStatus.allCases.map(\.rawValue)
      case .reason: Reason.allCases.map(\.rawValue)
      case .value, .numerator, .denominator, .baseline, .expected, .previous, .change: nil
      }
    }
  }

  /// The numbers of a figure that is shown next to the KPI.
  package enum NumberField: String, Sendable, CaseIterable { case value, numerator, denominator }
  /// The counts of rows that did not count.
  package enum RowCount: String, Sendable, CaseIterable { case rejected, duplicates, skipped }
}
