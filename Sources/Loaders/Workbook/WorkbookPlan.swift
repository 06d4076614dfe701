internal import Model
internal import Wording

/// The plan's own side of the workbook: what could go wrong, what was found out.
extension Workbook {
  var risks: WorkbookSheet {
    WorkbookSheet(
      name: .risks, sentences: .risks,
      columns: [
        .init(name: "Risk", width: 8), .init(name: "What could happen", width: 36),
        .init(name: "Score before mitigation", width: 13), .init(name: "Current score", width: 11),
        .init(name: "Mitigation", width: 42), .init(name: "Last review", width: 14), .init(name: "Review due", width: 14),
        .init(name: "Owner", width: 21, whenEmpty: .notAvailable), .init(name: "Summary", width: 56),
        .init(name: "Progress", width: 48, whenEmpty: .notAvailable), .init(name: "Score at the review before", width: 14),
        .init(name: "Raised", width: 14),
      ],
      rows: scorecard.risks.map { risk in
        [
          .text(risk.id), .text(risk.risk), .count(risk.before.score), .count(risk.score), .text(risk.mitigation),
          .day(risk.lastReviewed), .day(risk.reviewDue), .text(risk.owner.map { scorecard.named($0) }), .text(risk.words),
          .text(risk.progress), .number(risk.earlier.map { Double($0.score) }), .day(risk.raised),
        ]
      }, printed: 8)
  }

  var governance: WorkbookSheet {
    WorkbookSheet(
      name: .boards, sentences: .governance,
      columns: [
        .init(name: "Board", width: 30), .init(name: "Months between reports", width: 13),
        .init(name: "Reports to", width: 28), .init(name: "Co-chairs", width: 36), .init(name: "Escalation", width: 48),
        .init(name: "Members", width: 48), .init(name: "Guaranteed seats", width: 30),
      ],
      rows: scorecard.governance.map { board in
        [
          .text(board.title), .count(board.everyMonths),
          .text(scorecard.governance.first { $0.id == board.reportsTo }?.title),
          .text(board.coChairs.map { scorecard.named($0) }.joined(separator: "; ")), .text(board.escalation),
          .text(board.members.joined(separator: "; ")), .text(board.seats.joined(separator: "; ")),
        ]
      }, printed: 5)
  }

  var findings: WorkbookSheet {
    WorkbookSheet(
      name: .findings, sentences: .findings,
      columns: [
        .init(name: "Area of weakness", width: 13), .init(name: "Reference", width: 14), .init(name: "Indicator", width: 34),
        .init(name: "State", width: 12), .init(name: "Due for", width: 14),
        .init(name: "Summary", width: 42, whenEmpty: .notAvailable), .init(name: "Response", width: 28),
        .init(name: "Evidence", width: 26), .init(name: "Period to", width: 14),
      ],
      rows: scorecard.indicators.map { indicator in
        [
          .text(indicator.areaOfWeakness), .text(indicator.reference), .text(indicator.text), .text(indicator.state.rawValue),
          .day(indicator.dueFor), .text(indicator.latest?.summary), .text(indicator.latest?.actionsTaken),
          .text(indicator.latest?.source), .day(indicator.latest?.periodEnd),
        ]
      }
        + scorecard.evidence.map { report in
          [
            .text(report.areaOfWeakness), .text(report.reference), .text(PaperHeading.evidence), .text("received"),
            .day(nil), .text(report.summary), .text(report.actionsTaken), .text(report.source), .day(report.periodEnd),
          ]
        }, printed: 7)
  }
}
