internal import Model

/// What owners wrote beside their figures, as far as a day: the newest of each.
struct OwnersWords {
  private var newest: [FigureID: (words: Commentary, isAboutPart: Bool)] = [:]
  /// Rows about KPIs that the plan does not have.
  private(set) var unknown = 0

  /// A row without a part is about all parts of its KPI; of two for one period, the one that names the part speaks.
  init(_ records: [SourceRecords.Record], figures: [FigureID], asOf day: Day) {
    for record in records {
      guard let period = record.day("period_end") else { continue }
      let (kpi, part) = (Self.number(record.text("kpi")), PlanName.folded(record.text("part")))
      let about = figures.filter {
        [$0.kpi, $0.description].map(PlanName.folded).contains(kpi) && (part.isEmpty || part == PlanName.folded($0.part))
      }
      if about.isEmpty { unknown += 1 }
      guard period <= day else { continue }
      let words = Commentary(periodEnd: period, author: record.text("author"), text: record.text("text"))
      for figure in about { take(words, about: figure, isAboutPart: !part.isEmpty || PlanName.folded(figure.kpi) != kpi) }
    }
  }

  subscript(figure: FigureID) -> Commentary? { newest[figure]?.words }

  /// `7` of `KPI 7` too, `5a` of `5A`.
  private static func number(_ kpi: String) -> String {
    let name = PlanName.folded(kpi)
    return String(name.hasPrefix("kpi") ? name.dropFirst(3) : name[...])
  }

  private mutating func take(_ words: Commentary, about figure: FigureID, isAboutPart: Bool) {
    if let known = newest[figure] {
      if known.words.periodEnd > words.periodEnd { return }
      if known.words.periodEnd == words.periodEnd, known.isAboutPart, !isAboutPart { return }
    }
    newest[figure] = (words, isAboutPart)
  }
}
