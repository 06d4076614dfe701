/// A worked example beside its definition, run by `scorecard test`: some rows, and what the figures must be on some days.
package struct Example: Sendable {
  package var name: String
  /// Source → CSV text.
  package var exports: [(source: String, csv: String)]
  package var days: [(asOf: Day, expectations: [Expectation])]
  /// Its exports are judged by their age and by the share of their rows that is rejected, as those of a run are. Otherwise they are
  /// taken as fresh and whole.
  package var isAsDelivered = false

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
  package var subject: Subject
  /// As written; `none` where there must be no value.
  package var wanted: String
  package var location: SourceLocation

  package init(part: String, subject: Subject, wanted: String, location: SourceLocation) {
    self.part = part
    self.subject = subject
    self.wanted = wanted
    self.location = location
  }

  package enum Subject: Hashable, Sendable {
    case line(LineField)
    /// `met.6 months`: what became of a target.
    case met(checkpoint: String)
    /// A figure shown beside: `waiting`, `waiting.numerator`, `waiting.denominator`.
    case beside(String, NumberField)
    /// `breakdown.sen_status.K`, `waiting.breakdown.priority.routine`; `value` is the figure's own name.
    case breakdown(measure: String, dimension: String, category: String)
    /// `rejected.exclusions`, `duplicates.exclusions`.
    case rows(RowCount, source: String)
  }

  package enum LineField: String, Sendable, CaseIterable {
    case value, numerator, denominator, baseline, expected, previous, change, rag, direction, status, reason

    /// What may be wanted, beside `none`; nil for a number.
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

  package enum NumberField: String, Sendable, CaseIterable { case value, numerator, denominator }
  package enum RowCount: String, Sendable, CaseIterable { case rejected, duplicates, skipped }
}
