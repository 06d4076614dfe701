internal import Model

/// Which row of one export is which of another: by the source's key or, where it has none, by all that the row says.
package struct RowIdentities: Sendable {
  /// What tells a row from the others, and what it says.
  struct Identity: Sendable {
    var key: String
    var content: String
  }
  /// By source, by the row's place in reading order.
  private var bySource: [String: [Int64: Identity]] = [:]

  /// The rows of these sources, with all their columns.
  package init(_ records: [String: NarrativeRecords]) {
    for (source, records) in records {
      let columns = records.source.key
      var met: [String: Int] = [:]
      bySource[source] = Dictionary(
        uniqueKeysWithValues: records.all.map { record in
          let texts = record.texts
          let content = Self.joined(texts)
          let key = columns.isEmpty ? content : Self.joined(columns.map { texts[$0] })
          // Rows of one key that both count, as where a part of the key is blank, are told apart by their order.
          met[key, default: 0] += 1
          return (record.order, Identity(key: "\(key)\u{1E}\(met[key] ?? 0)", content: content))
        })
    }
  }

  subscript(source: String, place: Int64) -> Identity? { bySource[source]?[place] }

  /// Those of all rows of a source, in no order.
  func all(of source: String) -> some Collection<Identity> { (bySource[source] ?? [:]).values }

  static func joined(_ texts: [String]) -> String { texts.joined(separator: "\u{1F}") }

  /// The texts that were joined.
  static func cells(_ content: String) -> [Substring] { content.split(separator: "\u{1F}", omittingEmptySubsequences: false) }
}
