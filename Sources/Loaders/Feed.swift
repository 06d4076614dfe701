package import Model

/// `scorecard.json`, the dashboard's feed: everything a run publishes, at full precision, in the shape of
/// `Schemas/scorecard-1.schema.json`.
package enum Feed {
  /// Throws only what cannot happen: a scorecard holds numbers, texts and lists alone, and no number that is not one.
  package static func encode(_ scorecard: Scorecard) throws -> [UInt8] {
    var frame = scorecard
    (frame.series, frame.breakdowns) = ([], [])
    let bytes = try PublishedJSON.encode(frame)
    let lists = [("breakdowns", FlatRows(scorecard.breakdowns)), ("series", FlatRows(scorecard.series))]
    var feed: [UInt8] = []
    feed.reserveCapacity(bytes.count + lists.reduce(0) { $0 + $1.1.bytes.count })
    var done = 0
    // The keys stand in the order of the alphabet.
    for (list, rows) in lists where !rows.bytes.isEmpty {
      // A line end within a text is written as \n: nothing else looks like this.
      let start = Array("\n  \"\(list)\" : [".utf8)
      guard let place = Self.place(of: start + Array("\n\n  ]".utf8), in: bytes) else { throw FeedError.noList(list) }
      feed += bytes[done..<place + start.count]
      feed += rows.bytes
      feed += "\n  ]".utf8
      done = place + start.count + "\n\n  ]".utf8.count
    }
    return feed + bytes[done...]
  }

  private static func place(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
      for start in 0...bytes.count - pattern.count where bytes[start] == first {
        if bytes[start..<start + pattern.count].elementsEqual(pattern) { return start }
      }
      return nil
    }
  }

  /// An earlier run's feed. Throws where it is damaged, or of another version.
  package static func decode(_ bytes: [UInt8]) throws -> Scorecard {
    let scorecard = try PublishedJSON.decode(Scorecard.self, from: bytes)
    guard scorecard.version == Scorecard.formatVersion else { throw FeedError.version(scorecard.version) }
    return scorecard
  }
}

package enum FeedError: Error, Sendable {
  case version(Int)
  /// Foundation's encoder writes an empty list in another way than it did.
  case noList(String)
}
