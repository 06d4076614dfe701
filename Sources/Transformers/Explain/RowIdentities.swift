package import Model

/// Which row of one export is which of another: by the source's key or, where it has none, by all that the row says.
package struct RowIdentities: Sendable {
  /// What tells a row from the others, and what it says.
  struct Identity: Sendable {
    var key: String
    var content: String
  }
  /// By source, by the row's place in reading order.
  private var bySource: [String: [Int64: Identity]] = [:]
  /// By source, the places of the columns of its key.
  private var keys: [String: [Int]] = [:]
  /// By source, by the key of each rejected row, the places of the columns with which something is wrong.
  private var rejected: [String: [String: [Int]]] = [:]

  /// The rows of these sources, with all their columns, and what is known of rows that were rejected.
  package init(_ records: [String: NarrativeRecords], rejected values: [String: RejectedValues] = [:]) {
    for (name, values) in values {
      guard let source = records[name]?.source, !source.key.isEmpty else { continue }
      (keys[name], rejected[name]) = (source.key, Self.rejected(values, source))
    }
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

  /// The places of the columns with which something is wrong in the rejected row of the same key; nil where none was rejected.
  func rejected(_ identity: Identity, of source: String) -> [Int]? {
    guard let rejected = rejected[source], !rejected.isEmpty, let key = keys[source] else { return nil }
    let cells = Self.cells(identity.content)
    return rejected[Self.joined(key.map { String(cells[$0]).foldedValue })]
  }

  /// By the keys of rejected rows, as far as nothing is wrong with these.
  private static func rejected(_ values: RejectedValues, _ source: SourceDefinition) -> [String: [Int]] {
    let places = values.columns.map { source.position(of: $0) }
    var found: [String: [Int]] = [:]
    for row in values.rows {
      let known = source.key.map { key in
        places.firstIndex(of: key).flatMap { source.columns[key].text(row[$0]) }
      }
      guard !known.contains(nil), !known.allSatisfy({ $0?.isEmpty == true }) else { continue }
      let wrong = zip(places, row).compactMap { place, value in value == .unknown ? place : nil }
      found[joined(known.map { ($0 ?? "").foldedValue }), default: []] += wrong
    }
    return found
  }

  static func joined(_ texts: [String]) -> String { texts.joined(separator: "\u{1F}") }

  /// The texts that were joined.
  static func cells(_ content: String) -> [Substring] { content.split(separator: "\u{1F}", omittingEmptySubsequences: false) }
}

extension ColumnDefinition {
  /// A value of a rejected row as a record has it; nil where it is not known.
  fileprivate func text(_ value: RejectedValues.Value) -> String? {
    switch value {
    case .unknown: return nil
    case .blank: return ""
    case .text(let text): return text
    case .number(let number):
      switch kind {
      case .day: return Int32(exactly: number).map { Day(number: $0).description }
      case .code(let codes): return codes.indices.contains(Int(number) - 1) ? codes[Int(number) - 1].name : nil
      default: return kind.text(number)
      }
    }
  }
}
