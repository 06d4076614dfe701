package import Model

/// What the plan's first page says, in sentences.
package struct HeaderSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` has the plan's first page, if the plan gives it, and the names of office holders.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// When the inspectors came, and what they found; empty where the plan does not say.
  package var inspection: String {
    guard let header = scorecard.header else { return "" }
    let days = [
      header.inspection.map { "Inspected on \($0.printed)" },
      header.revisitReport.map { "\(header.inspection == nil ? "Report" : "report") on the revisit published on \($0.printed)" },
    ].compactMap(\.self).joined(separator: "; ")
    return [days.isEmpty ? "" : days + ".", header.finding ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Who answers for the plan, and who advises; empty where the plan does not say.
  package var officers: String {
    guard let header = scorecard.header else { return "" }
    func named(_ what: String, _ titles: [String]) -> String? {
      titles.isEmpty ? nil : "\(what): \(titles.map { scorecard.named($0) }.joined(separator: "; "))."
    }
    return [named("Responsible for the plan", header.accountableOfficers), named("Advisers", header.advisers)].compactMap(\.self)
      .joined(separator: " ")
  }

  /// The paragraphs on the inspection and on the officers; those that the plan does not give are left out.
  package var sentences: [String] { [inspection, officers].filter { !$0.isEmpty } }
}
