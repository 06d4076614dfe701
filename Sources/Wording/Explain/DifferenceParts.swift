package import Model

extension DifferenceSentences {
  /// Above everything: the two days.
  package static func title(from: Day, to: Day) -> String {
    from == to ? "What differs on \(to.inWords)" : "What differs between \(from.inWords) and \(to.inWords)"
  }

  /// Where nothing differs.
  package static let nothing = "Nothing differs."

  /// Where nothing differs from what is published, but an earlier run published something else.
  package static func replaced(_ run: String) -> String {
    "What was published before for this date, and from what, differs: scorecard diff \(run)"
  }

  /// Below figures whose causes would have other effects in another order.
  package static let order = "In another order each effect could differ; the total would not."

  /// The headings of the parts.
  package static let (figures, alerts, exports, definitions) = ("Figures", "Alerts", "Exports", "Definitions")

  /// Above the breakdowns of which categories differ.
  package static let breakdowns = "Breakdowns"

  /// Above the columns of the table of figures.
  package static let columns = ["KPI", "Figure", "Was", "Is", "Colour", "Effect", "Cause"]

  /// Above the figures of which a state has no value.
  package static let unanswered = "Not calculated"

  /// Above the figures of which a state has the value of an earlier run.
  package static let carried = "Taken from an earlier run"

  /// Which run the value is from, and which data is missing. It has no tense, because it is said of published and of calculated figures.
  package static func carried(from run: String, without sources: [String]) -> String {
    "taken from the earlier run \(run): no \(sources.joinedInWords) data that can be used"
  }

  /// Why figures have no value in one of the states, or in either: `KPI 7 and 8, before and now: the exclusions data is missing`.
  package static func unanswered(_ figures: [String], before: String?, after: String?) -> [String] {
    let name = "KPI \(figures.joinedInWords)"
    if let before, before == after { return ["\(name), before and now: \(before)"] }
    return [before.map { "\(name), before: \($0)" }, after.map { "\(name), now: \($0)" }].compactMap(\.self)
  }

  /// Why causes are missing.
  package static let notExplained =
    "The exports or definitions behind an earlier figure are not at hand, so that no row can be named. Name them: --input-before FOLDER, --pipelines-before FOLDER."

  /// A key that is not what it was; a file where its path is empty.
  package static func key(_ change: KeyChange) -> String {
    guard !change.path.isEmpty else {
      return change.from == nil ? "\(change.file) is new" : change.to == nil ? "\(change.file) is gone" : "\(change.file) changed"
    }
    return "\(change.file): \(change.path) \(changed(from: change.from, to: change.to))"
  }
}
