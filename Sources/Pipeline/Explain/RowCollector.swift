internal import Extractors
internal import Model
internal import Transformers

/// Keeps the rows of one source as they are read, and notes the links among them.
final class RowCollector: BatchTaker {
  let domains: Set<String>
  let domainsOfAll: Set<String>
  private let source: SourceDefinition
  private let joined: JoinedRows
  /// From the last to the first.
  private var batches: [Batch] = []

  /// `sources` are all of the plan's.
  init(_ source: SourceDefinition, _ joined: JoinedRows, of sources: [SourceDefinition]) {
    (self.source, self.joined) = (source, joined)
    domains = JoinedRows.domainsLookedAt(in: source)
    domainsOfAll = Set(sources.flatMap(JoinedRows.domainsLookedAt))
  }

  func begin() {
    joined.begin(source)
    batches = []
  }

  func take(_ batch: Batch, lexicons: [String: Lexicon]) {
    joined.take(batch, of: source, lexicons: lexicons)
    batches.append(batch)
  }

  func end(isDelivered: Bool) { joined.end(source, isDelivered: isDelivered) }

  /// The rows in reading order, with the one number of each entity. To be asked for once, when all were taken.
  func rows() -> [Batch] {
    defer { batches = [] }
    return batches.reversed().map { joined.joined($0, of: source) }
  }
}
