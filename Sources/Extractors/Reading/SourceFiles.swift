internal import Model
internal import Platform

/// Everything that threads need to know to read a source's files.
struct SourceFiles: Sendable {
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

  /// Looks a file through and settles how it is to be read. With `readsBlock` its rows are read too, where they fit in one
  /// block.
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

  /// How the rows of files that were opened for other columns are to be read for these.
  func plans(_ plans: [FilePlan]) -> [FilePlan] { plans.map { $0.reading(columns) } }

  func blocks(of plan: FilePlan) -> BlockReader {
    BlockReader(plan: plan, source: source, reader: options.reader, scratch: options.scratch)
  }
}
