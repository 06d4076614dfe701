package import Model

/// Why published values were replaced by others, in words.
package enum RestatementSentences {
  /// Where nobody knows.
  package static let notKnown = "not known"

  /// `1 row of exclusions was added (+1)`, one after the other; that it is not known where there is no cause.
  package static func because(_ causes: [RestatementCause], _ unit: Unit) -> String {
    causes.isEmpty ? notKnown : causes.map { sentence($0) + effect($0, unit) }.joined(separator: ", ")
  }

  /// A line for each run that restated values of a figure and each reason, which for each date says from what to what. The same reason may
  /// have done more on one date than on another.
  package static func lines(_ restated: [FigureBackground.Restated], _ unit: Unit) -> [String] {
    let latestFirst = inRuns(restated, \.run).flatMap { $0.sorted { $0.restatement.asOf > $1.restatement.asOf } }
    return together(latestFirst) { [$0.run] + $0.restatement.causes.map(sentence) }.map { alike in
      let shown = alike.prefix(most).map { one in
        let (from, to) = unit.texts(one.restatement.from, one.restatement.to)
        return "\(one.restatement.asOf.inWords) from \(from) to \(to)"
      }
      return
        "Restated\(amount(alike, unit)): \(shown.joined(separator: "; "))\(more(alike.count))."
    }
  }

  /// ` on 27 November 2026 by run R, because 1 row of exclusions was added (+1)`; where the causes did not do the same on all dates, on how
  /// many, and the least and the most that the value changed by.
  private static func amount(_ alike: [FigureBackground.Restated], _ unit: Unit) -> String {
    let run = " on \(alike[0].on.inWords) by run \(alike[0].run)"
    let reasons = Set(alike.map { because($0.restatement.causes, unit) })
    if reasons.count == 1 { return "\(run), because \(because(alike[0].restatement.causes, unit))" }
    let changes = alike.map { $0.restatement.to - $0.restatement.from }.sorted()
    let ends = [changes.first, changes.last].compactMap(\.self).map { SignedNumber.effect($0, in: unit) }
    let range = Set(ends).count == 1 ? ends[0] : ends.joined(separator: " to ")
    let why = alike[0].restatement.causes.map(sentence).joined(separator: ", ")
    return
      "\(run) for \(counted(alike.count, "date")), by \(range), because \(why)"
  }

  /// A line for each run that restated values without anybody knowing why.
  package static func unknown(_ restated: [(run: String, day: Day)]) -> [String] {
    inRuns(restated, \.run).map { run in
      let days = run.map(\.day).sorted(by: >).prefix(most).map(\.inWords).joined(separator: ", ")
      return
        "Restated by run \(run[0].run): \(days)\(more(run.count)). Not known why: what the earlier values were made from was not found."
    }
  }

  /// So many dates are named of each run.
  private static let most = 6

  private static func more(_ count: Int) -> String {
    count > most ? "; and \(counted(count - most, "earlier date")) (--format csv lists all)" : ""
  }

  /// Those of one run together, in the order in which the runs are met.
  private static func inRuns<Item>(_ items: [Item], _ run: (Item) -> String) -> [[Item]] { together(items) { [run($0)] } }

  /// Those with the same name together, in the order in which the names are met.
  private static func together<Item>(_ items: [Item], by name: (Item) -> [String]) -> [[Item]] {
    var (places, groups): ([[String]: Int], [[Item]]) = ([:], [])
    for item in items {
      if let place = places[name(item)] {
        groups[place].append(item)
      } else {
        places[name(item)] = groups.count
        groups.append([item])
      }
    }
    return groups
  }

  private static func effect(_ cause: RestatementCause, _ unit: Unit) -> String {
    cause.effect.map { " (\(SignedNumber.effect($0, in: unit)))" } ?? ""
  }

  private static func sentence(_ cause: RestatementCause) -> String {
    let source = cause.source.map(WrittenName.of)
    func rows(_ kind: BridgeCause.Kind) -> String {
      let count = cause.rows ?? 0
      return "\(counted(count, "row")) of \(source ?? "an export") \(CauseWords.happened(kind, count))"
    }
    switch cause.kind {
    case .left: return rows(.left)
    case .stopped: return rows(.stopped)
    case .known: return rows(.known)
    case .limit: return rows(.limit)
    case .waited: return rows(.waited)
    case .entered: return rows(.entered)
    case .removed: return rows(.removed)
    case .rejected: return rows(.rejected)
    case .corrected: return rows(.corrected)
    case .usable: return rows(.usable)
    case .added: return rows(.added)
    case .definition:
      guard let file = cause.file else { return "the definition changed" }
      guard let key = cause.key, !key.isEmpty else { return "\(file) changed" }
      return "\(key) in \(file) \(DifferenceSentences.changed(from: cause.from, to: cause.to))"
    case .program:
      guard let from = cause.from, let to = cause.to, from != to else { return "the program calculates it otherwise" }
      return "version \(to) of the program calculates it otherwise than version \(from)"
    case .exports:
      return source.map { "\($0) changed; which rows is not known" } ?? "the exports changed; which rows is not known"
    }
  }
}
