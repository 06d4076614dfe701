package import Model
internal import Wording

/// What `scorecard alerts --explain ID` prints: how an alert arose, who was told, and why or why not, line by line.
package struct AlertExplanation {
  private let id: String
  private let story: AlertStory

  /// `id` is the alert's ID.
  package init(_ id: String, _ story: AlertStory) {
    self.id = id
    self.story = story
  }

  /// A line for each run, and below it whom the run told.
  package var text: String {
    // What a withdrawn run said of it no longer holds.
    guard let last = story.steps.last(where: { !$0.isWithdrawn }) ?? story.steps.last else { return "" }
    let sentences = AlertStorySentences(id)
    var lines = [id, "  \(last.alert.finding.message)", ""]
    for step in story.steps {
      lines.append("  \(step.day)  run \(step.run): \(sentences.sentence(step))")
      lines += story.tellings.filter { $0.run == step.run }.map { "              \(sentences.sentence($0))" }
    }
    let shown = Set(story.steps.map(\.run))
    for telling in story.tellings where !shown.contains(telling.run) && telling.notice.resolved.contains(id) {
      lines.append("  \(telling.notice.asOf)  run \(telling.run): \(sentences.sentence(telling))")
    }
    lines += story.acknowledgements.map { "  \(sentences.sentence($0))" }
    return lines.joined(separator: "\n") + "\n"
  }
}
