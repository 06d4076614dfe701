package import Model

/// The paper for a body as at a day: Markdown, and the pictures beside it. Made of published scorecards alone.
package struct Paper: Sendable {
  /// What another body escalates to this one.
  package struct Escalated: Sendable {
    package var from: String
    package var items: [Escalation]

    package init(from: String, items: [Escalation]) {
      self.from = from
      self.items = items
    }
  }

  let body: BodyDefinition
  let now: Scorecard
  /// The scorecard that its last paper was made of; nil where none was published for that day.
  let before: Scorecard?
  let escalated: [Escalated]
  /// How many bodies there are one below the other below this one.
  let level: Int
  /// The first day of the period.
  let from: Day

  package init(for body: BodyDefinition, now: Scorecard, before: Scorecard?, escalated: [Escalated], level: Int) {
    self.level = level
    self.body = body
    self.now = now
    self.before = before
    self.escalated = escalated
    from = body.day(before: now.asOf) + 1
  }

  /// A Word document whose styles are the papers', as pandoc wants it: an area may have one of its own.
  package static var reference: [UInt8] { PackageResources.reference_docx }

  package var title: String { "\(now.plan): paper for the \(body.title)" }

  /// `pictures` is the folder, relative to the document, that the pictures will be in.
  package func document(pictures: String) -> (markdown: String, pictures: [(name: String, bytes: [UInt8])]) {
    var document = PaperDocument(self, pictures: pictures)
    document.write()
    return (document.text.text, document.pictures)
  }

  /// What this body passes on: what it cannot mend itself.
  package var escalations: [Escalation] { PaperEscalations(now, level: level).items }
}
