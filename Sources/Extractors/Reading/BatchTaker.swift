package import Model
internal import Platform

/// Whoever takes a source's accepted rows as they are read, a batch at a time and from the last to the first; with several
/// threads on one of its own, while other sources are read.
package protocol BatchTaker: AnyObject {
  /// The domains whose texts it looks at while it takes; asked for before anybody takes.
  var domains: Set<String> { get }
  /// The domains whose texts are looked at while the rows of any source are taken. A link between identifiers can bring one source's
  /// number into another's rows: it must have a text by then.
  var domainsOfAll: Set<String> { get }
  /// Reading begins; or begins again, and what was taken is void.
  func begin()
  /// `lexicons` are what is known of `domains` so far: all that the numbers of the batch, and of whatever was read before it, stand for.
  func take(_ batch: Batch, lexicons: [String: Lexicon])
  /// No more rows come; whether the source can be trusted.
  func end(isDelivered: Bool)
}
