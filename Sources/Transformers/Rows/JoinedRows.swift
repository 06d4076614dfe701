package import Model

/// The rows of sources with the one number that each entity has now, as figures see them, for those who want the rows and no
/// figure. Sources come one after another: those of links first, since all others are read with them.
///
///     let joined = JoinedRows()
///     joined.begin(links)
///     joined.take(batch, of: links, lexicons: lexicons)
///     joined.end(links, isDelivered: true)
///     let rows = joined.joined(other, of: exclusions)
package final class JoinedRows {
  private let linked = LinkedEntities()
  private let folded = FoldedTexts()

  /// Nothing is joined until a source of links was taken.
  package init() {}

  /// The domains whose texts are looked at while the rows of a source are taken.
  package static func domainsLookedAt(in source: SourceDefinition) -> Set<String> {
    Set((source.links?.rows.namedColumns ?? []).compactMap { source.column($0)?.domain(in: source.name) })
  }

  /// Says that a source's rows come next, for the first time or again; again, what was taken before is dropped.
  package func begin(_ source: SourceDefinition) {
    linked.begin(source)
    folded.forget(source)
  }

  /// Takes a batch with all columns of its source; only those of links matter. `lexicons` have the texts of its domains.
  package func take(_ batch: Batch, of source: SourceDefinition, lexicons: [String: Lexicon]) {
    guard source.links != nil else { return }
    linked.take(
      BatchView(source: source, columns: source.columns.map(\.name), batch: batch, lexicons: lexicons, folded: folded))
  }

  /// Says that no more rows of a source come. Where it was refused, its links are not used.
  package func end(_ source: SourceDefinition, isDelivered: Bool) { linked.end(source, isDelivered: isDelivered) }

  /// A batch with all columns of its source, in which each entity has the number that it has now.
  package func joined(_ batch: Batch, of source: SourceDefinition) -> Batch {
    linked.joined(batch, of: source, columns: source.columns.map(\.name))
  }

  /// Whether two numbers of a domain were joined, so that several rows of a register may be about one entity.
  package func joins(_ domain: String) -> Bool { linked.joins(domain) }
}
