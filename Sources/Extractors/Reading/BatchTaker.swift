package import Model

/// Takes a source's accepted rows as they are read, one batch at a time and from the last to the first. With several threads it
/// runs on a thread of its own, while other sources are read.
package protocol BatchTaker: AnyObject {
  /// The domains whose texts it looks at while it takes rows; asked for before the first batch.
  var domains: Set<String> { get }
  /// The domains whose texts are looked at while the rows of any source are taken. A link between identifiers can bring one
  /// source's number into another's rows, and the number must have a text by then.
  var domainsOfAll: Set<String> { get }
  /// Says that reading begins, for the first time or again; again, what was taken before is dropped.
  func begin()
  /// Takes a batch. `lexicons` are what is known of `domains` so far: the texts of all numbers in the batch, and in whatever
  /// was read before it.
  func take(_ batch: Batch, lexicons: [String: Lexicon])
  /// Says that no more rows come, and whether the source can be trusted.
  func end(isDelivered: Bool)
}
