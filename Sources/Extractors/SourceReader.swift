internal import Model
internal import Platform

/// All that threads need to know to read a source's files.
struct SourceReader: Sendable {
  let source: SourceDefinition
  private let columns: ColumnPlan
  private let options: ReadingOptions

  init(_ source: SourceDefinition, wanted: Set<String>, domains: Domains, _ options: ReadingOptions) {
    self.source = source
    columns = ColumnPlan(source, wanted: wanted, domains: domains)
    self.options = options
  }

  var workers: Workers { options.workers }
  var blockSize: Int { options.blockSize }

  /// Looks a file through and settles how it is to be read; with `readsBlock` its rows too, where they are one block.
  func open(_ file: ExportFile, at position: Int, readsBlock: Bool) -> FileOpening {
    let look = FileLook(file)
    do throws(Refusal) {
      let plan = try FilePlan(file, look, for: source, columns)
      var opening = FileOpening(look: look, plan: plan)
      let places = readsBlock ? BlockSequence([plan], blockSize: blockSize).places : []
      if places.count == 1 {
        var place = places[0]
        place.file = position
        opening.block = blocks(of: plan).read(place)
      }
      return opening
    } catch { return FileOpening(look: look, refusal: error) }
  }

  func blocks(of plan: FilePlan) -> BlockReader {
    BlockReader(plan: plan, source: source, reader: options.reader, scratch: options.scratch)
  }
}

/// A file that has been looked through: how its rows are to be read, or why none can be.
struct FileOpening: Sendable {
  var look: FileLook
  var plan: FilePlan?
  var refusal: Refusal?
  /// Its rows, where it is small.
  var block: Block?
}

/// What becomes of each column of a source in every file.
struct ColumnPlan: Sendable {
  private let source: SourceDefinition
  private let needed: Set<Int>
  private let shapes: [IdentifierShapes?]
  private let known: [ShortTexts]

  init(_ source: SourceDefinition, wanted: Set<String>, domains: Domains) {
    self.source = source
    needed = source.neededColumns(wanted)
    known = source.columns.map(ShortTexts.init(spellingsOf:))
    shapes = source.columns.map { column in
      if case .identifier(let domain) = column.kind { domains.identifiers(domain).shapes } else { nil }
    }
  }

  func lanes(_ headings: Headings) -> [LanePlan] {
    source.columns.enumerated().map { position, column in
      var plan = LanePlan(
        field: headings.places[position].first?.field, kind: column.kind, isMandatory: column.isMandatory,
        isNeeded: needed.contains(position), isBesideKey: !source.key.isEmpty && !source.key.contains(position),
        known: known[position], shapes: shapes[position],
        hasSigns: !column.suppressed.isEmpty)
      if case .day(let formats, let notBefore) = column.kind {
        plan.readsISODays = formats.contains(.iso)
        plan.notBefore = notBefore.map { Int64($0.number) } ?? .min
      }
      return plan
    }
  }
}

extension SourceDefinition {
  /// Positions of the columns whose values matter: those asked for, the key, and those that other columns' rules look at.
  fileprivate func neededColumns(_ wanted: Set<String>) -> Set<Int> {
    var needed = Set(columns.indices.filter { wanted.contains(columns[$0].name) })
    needed.formUnion(key)
    needed.formUnion([laterVersion, datedBy].compactMap(\.self))
    needed.formUnion(ownRows.columns.compactMap(position))
    for (position, column) in columns.enumerated() {
      if let start = column.follows.flatMap(self.position) { needed.formUnion([position, start]) }
    }
    return needed
  }
}
