package import Model

/// What a paper says of qualitative findings, in few words.
package struct PaperFindingSentences: Sendable {
  private let indicators: [IndicatorStatus]
  private let new: [QualitativeReport]

  /// `new`: what the paper before did not have.
  package init(_ indicators: [IndicatorStatus], new: [QualitativeReport]) {
    self.indicators = indicators
    self.new = new
  }

  /// Each new report in a line; what is long is cut short.
  package var reports: [String] {
    new.map { report in
      let taken =
        report.actionsTaken.isEmpty ? "" : " Response: \(Excerpt.sentence(Excerpt.short(report.actionsTaken, 140)))"
      return "Area \(report.areaOfWeakness), \(report.reference) (\(report.attribution)): "
        + Excerpt.sentence(Excerpt.short(report.summary, 180)) + taken
    }
  }

  /// Whether anything came, and what is due or late.
  package var state: String {
    func named(_ state: IndicatorStatus.State) -> [String] {
      indicators.filter { $0.state == state }.map { "area \($0.areaOfWeakness), \($0.reference)" }
    }
    let (due, late) = (named(.due), named(.late))
    let sentences = [
      new.isEmpty ? "No new reports." : nil,
      indicators.contains { $0.state == .notReported }
        ? "No findings could be read, so whether any report is overdue is not known." : nil,
      due.isEmpty ? nil : "Due but not yet received: \(due.joinedInWords).",
      late.isEmpty ? nil : "Overdue: \(late.joinedInWords).",
    ]
    return sentences.compactMap(\.self).joined(separator: " ")
  }
}

extension QualitativeReport {
  /// Whose words a piece of evidence is: `area 1, QI 1, Ofsted reports, period to 31 March 2024`.
  package var evidenceAttribution: String { "area \(areaOfWeakness), \(reference), \(attribution)" }

  /// `Area 1, QI 1, 31 March 2024`.
  package var referenceAndDate: String { "Area \(areaOfWeakness), \(reference), \(periodEnd.inWords)" }

  /// With its source.
  package var summaryAndSource: String { Excerpt.of(summary) + (source.isEmpty ? "" : " (\(source))") }
}

extension IndicatorStatus {
  /// `Area 1, QI 1, 31 March 2024`, with the day of the newest report.
  package var referenceAndDate: String {
    "Area \(areaOfWeakness), \(reference)\(latest.map { ", " + $0.periodEnd.inWords } ?? "")"
  }

  /// What the newest reports say, numbered where there are several.
  package func summaries(latest count: Int) -> String {
    let all = (received ?? [latest].compactMap(\.self)).suffix(count)
    guard all.count > 1 else { return all.first.map { Excerpt.of($0.summary) } ?? "No report received" }
    return zip(1..., all).map { "\($0). \(Excerpt.sentence($1.summary))" }.joined(separator: " ")
  }
}

/// Where people's own words go.
package enum LivedExperience {
  /// Above them.
  package static let invitation = "[Add words of the parent carer forum and of young people before the meeting.]"
  /// Below them.
  package static let attribution = "name, group, date"
}
