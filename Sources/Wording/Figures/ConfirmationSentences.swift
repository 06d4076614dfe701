package import Model

extension ScorecardLine {
  /// Next to a number that nobody has agreed yet: ` (to be confirmed)`; empty next to any other. `name` is the checkpoint or the
  /// reading.
  func mark(_ about: Confirmation.About, _ name: String = "") -> String {
    toConfirm?.contains { $0.about == about && $0.name == name } == true ? " (to be confirmed)" : ""
  }
}

/// What nobody has agreed yet about a figure: what it is about, what is to be confirmed, by whom, since when.
package struct ConfirmationSentences: Sendable {
  private let confirmation: Confirmation
  private let readings: [KPIReading]

  /// `readings` are those of the figure, so that one is called by its title.
  package init(_ confirmation: Confirmation, readings: [KPIReading]?) {
    (self.confirmation, self.readings) = (confirmation, readings ?? [])
  }

  /// Above the columns of the list.
  package static let headings = ["KPI", "About", "What is to be confirmed", "By", "Since"]
  /// What stands above the list.
  package static func caption(_ scorecard: Scorecard) -> String {
    "What nobody had confirmed by \(scorecard.asOf.inWords)"
  }

  /// `Baseline`, `Target at 12 months`, `Reading: Repeat suspensions`.
  package var about: String {
    switch confirmation.about {
    case .baseline: "Baseline"
    case .target: "Target at \(confirmation.name)"
    case .reading: "Reading: \(readings.first { $0.name == confirmation.name }?.title ?? confirmation.name)"
    }
  }

  /// `Baseline: is it the figure of 31 March 2023? (Head of SEND, since 1 April 2023)`. `by` is who is to confirm it.
  package func sentence(by name: String) -> String {
    "\(about): \(confirmation.what) (\(name), since \(confirmation.since.inWords))"
  }
}

extension Scorecard {
  /// The list of all that nobody has agreed yet, in the scorecard's order; empty where everything is confirmed. `isBrief` leaves
  /// organisations out.
  package func toConfirm(isBrief: Bool = false) -> [(kpi: FigureID, about: String, what: String, by: String, since: Day)] {
    lines.flatMap { line in
      (line.toConfirm ?? []).map { open in
        (
          line.id, ConfirmationSentences(open, readings: line.readings).about, open.what, named(open.by, isBrief: isBrief),
          open.since
        )
      }
    }
  }

  /// The same list, a paragraph for each person and day:
  ///
  /// `Head of SEND, since 1 April 2023: KPI 1, target at 12 months: Is 90% the target?`
  package var toConfirmByPerson: [String] {
    toConfirm(isBrief: true).reduce(into: [(head: String, texts: [String])]()) { groups, open in
      let head = "\(open.by), since \(open.since.inWords)"
      let text = "KPI \(open.kpi), \(open.about.insideSentence): \(open.what)"
      if let place = groups.firstIndex(where: { $0.head == head }) {
        groups[place].texts.append(text)
      } else {
        groups.append((head, [text]))
      }
    }.map { "\($0.head): \($0.texts.joined(separator: " "))" }
  }

  /// What nobody has agreed yet about one figure, a sentence each.
  func toConfirm(about line: ScorecardLine) -> [String] {
    (line.toConfirm ?? []).map { ConfirmationSentences($0, readings: line.readings).sentence(by: named($0.by, isBrief: true)) }
  }
}
