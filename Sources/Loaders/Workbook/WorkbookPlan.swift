internal import Model
internal import Wording

/// The plan's own side of the workbook: what could go wrong, what was found out.
extension Workbook {
  var risks: WorkbookSheet {
    WorkbookSheet(
      name: "Risks", sentences: .risks,
      columns: [
        .init(name: "Risk", width: 8), .init(name: "What could happen", width: 60), .init(name: "Raised", width: 18),
        .init(name: "Score before", width: 14), .init(name: "Score now", width: 12),
        .init(name: "Score at the review before", width: 14, whenEmpty: "none yet"), .init(name: "Mitigation", width: 60),
        .init(name: "Progress", width: 40, whenEmpty: "none reported"),
        .init(name: "Last review", width: 18, whenEmpty: "none yet"), .init(name: "Review due", width: 18),
        .init(name: "How it stands", width: 60), .init(name: "Owner", width: 30, whenEmpty: "none named"),
      ],
      rows: scorecard.risks.map { risk in
        [
          .text(risk.id), .text(risk.risk), .day(risk.raised), .count(risk.before.score), .count(risk.score),
          .number(risk.earlier.map { Double($0.score) }), .text(risk.mitigation), .text(risk.progress), .day(risk.lastReviewed),
          .day(risk.reviewDue), .text(risk.words), .text(risk.owner.map { scorecard.named($0) }),
        ]
      })
  }

  var governance: WorkbookSheet {
    WorkbookSheet(
      name: "Governance", sentences: .governance,
      columns: [
        .init(name: "Board", width: 34), .init(name: "Co-chairs", width: 40, whenEmpty: "none named"),
        .init(name: "Members", width: 50, whenEmpty: "none named"),
        .init(name: "Guaranteed seats", width: 30, whenEmpty: "none named"),
        .init(name: "Months between reports", width: 12), .init(name: "Reports to", width: 30, whenEmpty: "none"),
        .init(name: "Escalation", width: 60, whenEmpty: "none named"),
      ],
      rows: scorecard.governance.map { board in
        [
          .text(board.title), .text(board.coChairs.map { scorecard.named($0) }.joined(separator: "; ")),
          .text(board.members.joined(separator: "; ")), .text(board.seats.joined(separator: "; ")), .count(board.everyMonths),
          .text(scorecard.governance.first { $0.id == board.reportsTo }?.title), .text(board.escalation),
        ]
      })
  }

  var findings: WorkbookSheet {
    WorkbookSheet(
      name: "Findings", sentences: .findings,
      columns: [
        .init(name: "Area of weakness", width: 12), .init(name: "Reference", width: 11), .init(name: "Indicator", width: 50),
        .init(name: "State", width: 12), .init(name: "Due for", width: 18, whenEmpty: "none"),
        .init(name: "Summary", width: 60, whenEmpty: "none received"), .init(name: "Actions taken", width: 40, whenEmpty: "none"),
        .init(name: "Evidence", width: 30, whenEmpty: "none"), .init(name: "Period to", width: 18, whenEmpty: "none"),
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
        })
  }
}
