package import Model
internal import Wording

/// A figure that states have no value of, or that of an earlier run, and why.
package struct UnansweredFigure: Sendable, Hashable {
  /// The figure.
  package var id: FigureID
  /// Why the earlier state has none; nil where it has one, or does not say.
  package var before: String?
  /// Why the later state has none; nil where it has one, or does not say.
  package var after: String?
  /// Whether these sides have the value of an earlier run, and say from which and why.
  package var isCarried = false

  /// Those among the chosen figures of two scorecards, in the order of the later.
  static func all(_ before: Scorecard, _ after: Scorecard, of isChosen: (FigureID) -> Bool) -> [Self] {
    let gone = before.lines.filter { line in !after.lines.contains { $0.id == line.id } }
    return (after.lines + gone).map(\.id).filter(isChosen).flatMap { id in
      [false, true].compactMap { isCarried in
        func why(_ scorecard: Scorecard) -> String? {
          let line = scorecard.lines.first { $0.id == id }
          return isCarried ? line?.whyCarried : line?.whyNotCalculated
        }
        let (from, to) = (why(before), why(after))
        return from == nil && to == nil ? nil : Self(id: id, before: from, after: to, isCarried: isCarried)
      }
    }
  }

  /// They in words, those together that have the same reasons.
  static func lines(_ all: [Self]) -> [String] {
    var groups: [(before: String?, after: String?, names: [String])] = []
    for one in all {
      if let place = groups.firstIndex(where: { ($0.before, $0.after) == (one.before, one.after) }) {
        groups[place].names.append(one.id.description)
      } else {
        groups.append((one.before, one.after, [one.id.description]))
      }
    }
    return groups.flatMap { DifferenceSentences.unanswered($0.names, before: $0.before, after: $0.after) }
  }
}

extension ScorecardLine {
  /// That its value is that of an earlier run, because an export could not be used; nil where it is its own, or was not asked for.
  fileprivate var whyCarried: String? {
    guard let withoutSources, !withoutSources.isEmpty else { return nil }
    return DifferenceSentences.carried(from: run, without: withoutSources)
  }

  /// Why it has no value: of a line that was published, as it said then. Nil where it has one, or was not asked for.
  fileprivate var whyNotCalculated: String? {
    guard value == nil, status != .notRun, withoutSources?.isEmpty != false else { return nil }
    return whyThereIsNoValue ?? fault ?? (note.isEmpty ? nil : note)
  }
}
