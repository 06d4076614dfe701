internal import JSON
internal import Loaders
internal import Logging
internal import Model
internal import Platform

/// Everything that one set of definitions would publish and send for a day.
struct ImpactSide {
  /// A board's paper, as far as it can be compared: its words, its pictures, and the area's own Word styles.
  struct BoardPaper: Equatable {
    let board: BoardDefinition
    let markdown: String
    let pictures: [String: [UInt8]]
    let styles: [UInt8]?

    static func == (one: Self, other: Self) -> Bool {
      one.markdown == other.markdown && one.pictures == other.pictures && one.styles == other.styles
    }
  }
  /// The e-mail of an owner.
  struct Mail: Equatable {
    let letter: Notice.Letter?
    /// Empty where there is no file of contacts, so that it waits.
    let addresses: [String]
  }
  let definitions: DefinitionSet
  let run: Rehearsal
  /// Those that are due, in the order of the boards.
  let papers: [BoardPaper]
  /// By owner; those who are told alone.
  let mails: [String: Mail]

  /// A folder of definitions on the request's exports and day. A run of this name is in no output folder.
  init(
    _ folder: DefinitionFolder, at path: String, _ request: ImpactRequest, clock: Clock, logger: Logger,
    progress: (Progress) -> Void
  )
    throws
  {
    definitions = folder.definitions
    var asked = RunRequest(
      pipelines: path, input: request.input, output: request.output, asOf: request.day, dryRun: true, reading: request.reading)
    asked.notifies = true
    asked.contacts = ContactsFile(request.contacts, pipelines: path, definitions: definitions).contacts
    run = try Run(asked, definitions: folder, clock: clock, logger: logger, name: RunName.predicted).rehearse(
      progress: progress)
    // A paper is made from what is published, and that leaves out what only a run itself knows.
    let published = try Feed.decode(run.files["scorecard.json"] ?? [])
    let writing = PaperWriting(definitions.plan, pipelines: path, output: request.output)
    let styles = try? Disk.bytes(of: writing.ownStyles)
    papers = try writing.due(on: request.day).map { board in
      let document = try writing.paper(for: board, of: published).document(pictures: "\(request.day)-\(board.id)")
      let pictures = Dictionary(document.pictures.map { ($0.name, $0.bytes) }) { first, _ in first }
      return BoardPaper(board: board, markdown: document.markdown, pictures: pictures, styles: styles)
    }
    let told = run.ledger.notices.filter(\.isTold)
    mails = Dictionary(
      told.map { ($0.owner, Mail(letter: $0.words, addresses: asked.contacts?.addresses(of: $0.owner) ?? [])) }
    ) { first, _ in first }
  }
}
