/// What changed definitions do to everything that a run publishes for a day, on the exports as they are.
package struct Impact: Sendable {
  /// A figure, or one that is shown with it, whose numbers or colour change.
  package struct Figure: Sendable {
    /// What it is on the day, with both definitions. Its causes are the keys (`Impact.Key`), and not listed here.
    package var difference: FigureDifference
    /// The earlier days of its series whose numbers change; empty for none.
    package var earlierDays: [Day]

    /// A figure with what changes before the day.
    package init(_ difference: FigureDifference, earlierDays: [Day]) {
      (self.difference, self.earlierDays) = (difference, earlierDays)
    }
  }
  /// A baseline, a target or what is planned by the day, which changes.
  package struct Aim: Sendable {
    /// A number with its date.
    package struct Side: Hashable, Sendable {
      /// The number in the figure's unit; nil for words alone, or where there is none.
      package var value: Double?
      /// The date for which it is set.
      package var date: Day

      /// A number with its date.
      package init(value: Double?, date: Day) { (self.value, self.date) = (value, date) }
    }
    /// Which of a figure's aims it is.
    package enum What: Hashable, Sendable {
      case baseline
      /// The value planned by the scorecard's date.
      case plannedByNow
      /// The target at a checkpoint, by its name.
      case target(String)
    }
    /// The figure that it is set for.
    package var figure: FigureID
    /// The unit of its numbers.
    package var unit: Unit
    /// Which it is.
    package var what: What
    /// What it was; nil where there was none.
    package var from: Side?
    /// What it is; nil where there is none.
    package var to: Side?

    /// An aim with both its sides.
    package init(figure: FigureID, unit: Unit, what: What, from: Side?, to: Side?) {
      (self.figure, self.unit, self.what, self.from, self.to) = (figure, unit, what, from, to)
    }
  }
  /// An alert that changes.
  package struct ChangedAlert: Sendable {
    /// What becomes of it.
    package enum Kind: String, Sendable { case opened, resolved, changed }
    /// What it is with the definitions before; nil where there is none.
    package var from: Alert?
    /// What it is with the changed definitions; nil where there is none.
    package var to: Alert?

    /// An alert with both its sides, of which one is there.
    package init(from: Alert?, to: Alert?) { (self.from, self.to) = (from, to) }

    /// Open with the changed definitions alone, with the earlier ones alone, or in both or neither.
    package var kind: Kind {
      switch (from?.state.isOpen ?? false, to?.state.isOpen ?? false) {
      case (false, true): .opened
      case (true, false): .resolved
      case (true, true), (false, false): .changed
      }
    }
  }
  /// A board's paper that changes.
  package struct ChangedPaper: Sendable {
    /// The board, as the changed definitions have it; as it was where they have none.
    package var board: BoardDefinition
    /// Whether a paper is due with one set of definitions alone, or with both.
    package var kind: ChangedRow.Kind

    /// A paper of a board.
    package init(_ board: BoardDefinition, _ kind: ChangedRow.Kind) { (self.board, self.kind) = (board, kind) }

    /// Those who read it: chairs, members, who has a seat, and who writes it; by office or group.
    package var readers: [String] {
      var seen: Set<String> = []
      return (board.coChairs + board.members + board.seats + [board.author].compactMap { $0 }).filter { seen.insert($0).inserted }
    }
  }
  /// An owner whose e-mail about alerts changes. Addresses are never named.
  package struct ChangedMail: Sendable {
    /// The office or the team that is told.
    package var owner: String
    /// What becomes of it.
    package enum Kind: String, Sendable {
      /// There is one with the changed definitions alone, with the earlier ones alone, or with both.
      case added, removed, changed
      /// It waited for want of an address, and is now sent; or was sent, and now waits.
      case sent, held
    }
    /// What becomes of it.
    package var kind: Kind

    /// An e-mail to an owner.
    package init(owner: String, _ kind: Kind) { (self.owner, self.kind) = (owner, kind) }
  }
  /// A key that differs, and the figures that it touches.
  package struct Key: Sendable {
    /// The key with both its values.
    package var change: KeyChange
    /// The figures that it alone can have touched.
    package var figures: [FigureID]
    /// The figures that it may have touched, as another changed key may.
    package var sharedFigures: [FigureID]

    /// A key with the figures that it touches.
    package init(_ change: KeyChange, figures: [FigureID], sharedFigures: [FigureID]) {
      (self.change, self.figures, self.sharedFigures) = (change, figures, sharedFigures)
    }
  }
  /// The day that both scorecards are for.
  package var day: Day
  /// The figures that were asked about, in the plan's order; nil for all.
  package var chosen: [FigureID]?
  /// The keys that differ, file by file.
  package var keys: [Key] = []
  /// The figures that change, with those shown with them, in the plan's order.
  package var figures: [Figure] = []
  /// The baselines, targets and planned values that change.
  package var aims: [Aim] = []
  /// The alerts that change.
  package var alerts: [ChangedAlert] = []
  /// The boards' papers that are due on the day and change.
  package var papers: [ChangedPaper] = []
  /// The e-mails of the monthly run that change.
  package var mails: [ChangedMail] = []
  /// The rows of published CSV files that change.
  package var rows: [ChangedRow] = []
  /// The names of all published files that change, apart from the manifest, which lists the definitions' own digests.
  package var files: [String] = []

  /// An impact on a day, of which everything else is set later.
  package init(day: Day) { self.day = day }

  /// Whether nothing that is published or sent changes; of chosen figures, whether nothing that is published of them does.
  package var isNothing: Bool {
    chosen == nil ? files.isEmpty && papers.isEmpty && mails.isEmpty : rows.isEmpty && figures.isEmpty && alerts.isEmpty
  }

  /// What changes of these figures, and the keys that touch them. Papers, e-mails and whole files are about all figures together, so
  /// that none is listed.
  package func about(_ chosen: [FigureID]) -> Impact {
    let ids = Set(chosen)
    var impact = Impact(day: day)
    impact.chosen = chosen
    impact.keys = keys.filter { !ids.isDisjoint(with: $0.figures + $0.sharedFigures) }
    impact.figures = figures.filter { ids.contains($0.difference.id) }
    impact.aims = aims.filter { ids.contains($0.figure) }
    impact.alerts = alerts.filter { ($0.to ?? $0.from)?.key.figure.map(ids.contains) == true }
    impact.rows = rows.filter { $0.figure.map(ids.contains) == true }
    return impact
  }
}
