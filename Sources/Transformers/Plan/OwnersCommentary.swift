package import Model

/// The newest commentary that owners wrote on each figure, for periods up to a day.
package struct OwnersCommentary: Sendable {
  private var newest: [FigureID: (commentary: Commentary, isAboutPart: Bool)] = [:]
  /// The number of rows about KPIs that the plan does not have.
  package private(set) var unknown = 0

  /// A row without a part is about all parts of its KPI; of two rows for one period, the one that names the part is used.
  package init(_ records: [NarrativeRecords.Record], figures: [FigureID], asOf day: Day) {
    for record in records {
      guard let period = record.day("period_end") else { continue }
      let (kpi, part) = (Self.number(record.text("kpi")), PlanName.folded(record.text("part")))
      let about = figures.filter {
        [$0.kpi, $0.description].map(PlanName.folded).contains(kpi) && (part.isEmpty || part == PlanName.folded($0.part))
      }
      if about.isEmpty { unknown += 1 }
      guard period <= day else { continue }
      let commentary = Commentary(periodEnd: period, author: record.text("author"), text: record.text("text"))
      for figure in about { take(commentary, about: figure, isAboutPart: !part.isEmpty || PlanName.folded(figure.kpi) != kpi) }
    }
  }

  /// The newest commentary on a figure; nil where there is none.
  package subscript(figure: FigureID) -> Commentary? { newest[figure]?.commentary }

  /// The KPI's number in folded spelling: `7` for `KPI 7`, `5a` for `5A`.
  private static func number(_ kpi: String) -> String {
    let name = PlanName.folded(kpi)
    return String(name.hasPrefix("kpi") ? name.dropFirst(3) : name[...])
  }

  private mutating func take(_ commentary: Commentary, about figure: FigureID, isAboutPart: Bool) {
    if let known = newest[figure] {
      if known.commentary.periodEnd > commentary.periodEnd { return }
      if known.commentary.periodEnd == commentary.periodEnd, known.isAboutPart, !isAboutPart { return }
    }
    newest[figure] = (commentary, isAboutPart)
  }
}
