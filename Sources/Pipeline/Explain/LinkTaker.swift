internal import Extractors
internal import Model
internal import Transformers

/// Notes the links among the rows of one source as they are read; of other sources, that they have none.
final class LinkTaker: BatchTaker {
  let domains: Set<String>
  let domainsOfAll: Set<String>
  private let source: SourceDefinition
  private let joined: JoinedRows

  init(_ source: SourceDefinition, _ joined: JoinedRows) {
    (self.source, self.joined) = (source, joined)
    domains = JoinedRows.domainsLookedAt(in: source)
    domainsOfAll = domains
  }

  func begin() { joined.begin(source) }

  func take(_ batch: Batch, lexicons: [String: Lexicon]) { joined.take(batch, of: source, lexicons: lexicons) }

  func end(isDelivered: Bool) { joined.end(source, isDelivered: isDelivered) }
}
