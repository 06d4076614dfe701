internal import Glibc
internal import Loaders
package import Model

/// Makes the papers for boards from what was published.
package struct PaperWriting: Sendable {
  /// A paper that was made: its files, in the folder of papers.
  package struct Made: Sendable {
    package let files: [String]
    /// Why a format is not there; empty where all are.
    package let missing: [String]
  }

  private let plan: PlanDefinition
  /// The area's own styles, if it has any.
  private let ownStyles: String
  private let output: OutputFolder

  /// `pipelines` may hold `paper.docx`: a document whose styles are the papers'.
  package init(_ plan: PlanDefinition, pipelines: String, output: String) {
    self.plan = plan
    ownStyles = pipelines + "/paper.docx"
    self.output = OutputFolder(path: output)
  }

  /// The bodies for which a paper is due on a day.
  package func due(on day: Day) -> [BodyDefinition] { plan.bodies.filter { $0.isDue(on: day, planStart: plan.start) } }

  /// Throws: `RunError` for a body that the plan does not have.
  package func body(_ id: String) throws(RunError) -> BodyDefinition {
    guard let body = plan.bodies.first(where: { $0.id == id }) else { throw .unknownBody(id, known: plan.bodies.map(\.id)) }
    return body
  }

  /// Throws: `RunError` where nothing is published for the day, `OutputError` where the papers cannot be written.
  package func write(for body: BodyDefinition, asOf day: Day) throws -> Made {
    guard let now = try scorecard(day) else { throw RunError.notPublished(day, output.path) }
    let children = plan.bodies.filter { $0.reportsTo == body.id }
    let escalated = children.map { child in
      Paper.Escalated(
        from: child.title, items: Paper(for: child, now: now, before: nil, escalated: [], level: level(of: child)).escalations)
    }
    let paper = Paper(
      for: body, now: now, before: try scorecard(body.day(before: day)), escalated: escalated, level: level(of: body))
    let name = "\(day)-\(body.id)"
    let document = paper.document(pictures: name)
    let folder = output.path + "/papers"
    try OutputFolder.makeFolder(folder)
    try write(Array(document.markdown.utf8), to: "\(folder)/\(name).md")
    if !document.pictures.isEmpty {
      try OutputFolder.makeFolder("\(folder)/\(name)")
      for picture in document.pictures { try write(picture.bytes, to: "\(folder)/\(name)/\(picture.name)") }
    }
    // Named from the folder of papers, where pandoc runs.
    let styles = ".\(name).styles.docx"
    defer { unlink("\(folder)/\(styles)") }
    try write(contents(of: ownStyles) ?? Paper.reference, to: "\(folder)/\(styles)")
    return convert(name, paper, styles: styles, in: folder)
  }

  private func convert(_ name: String, _ paper: Paper, styles: String, in folder: String) -> Made {
    var (files, missing) = (["\(name).md"], [String]())
    for format in ["html", "docx"] {
      do throws(Pandoc.Fault) {
        try Pandoc.convert("\(name).md", to: "\(name).\(format)", in: folder, title: paper.title, styles: styles)
        files.append("\(name).\(format)")
      } catch { missing.append("\(name).\(format): \(error)") }
    }
    return Made(files: files.map { "\(folder)/\($0)" }, missing: missing)
  }

  /// How many bodies there are one below the other below this one. Bodies in a circle are no definition.
  private func level(of body: BodyDefinition) -> Int {
    plan.bodies.filter { $0.reportsTo == body.id }.map { 1 + level(of: $0) }.max() ?? 0
  }

  private func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let file = try OutputFile(path: path)
    try file.append(bytes)
    try file.finish()
  }

  /// Nil where none is published for the day.
  private func scorecard(_ day: Day) throws -> Scorecard? {
    guard let folder = try output.lastRun(for: day.description), let bytes = contents(of: "\(folder)/scorecard.json") else {
      return nil
    }
    return try Feed.decode(bytes)
  }
}
