package import Model

/// `scorecard.json`, the dashboard's feed: everything a run publishes, at full precision, in the shape of
/// `Schemas/scorecard-1.schema.json`.
package enum Feed {
  /// Throws only what cannot happen: a scorecard holds numbers, texts and lists alone, and no number that is not one.
  package static func encode(_ scorecard: Scorecard) throws -> [UInt8] {
    var frame = scorecard
    (frame.series, frame.breakdowns) = ([], [])
    for index in frame.charts.indices { frame.charts[index].points = [] }
    let bytes = try PublishedJSON.encode(frame)
    // In the order in which they stand in the feed: that of their keys.
    let lists =
      [("breakdowns", 1, FlatRows(scorecard.breakdowns))] + scorecard.charts.map { ("points", 3, FlatRows($0.points)) }
      + [("series", 1, FlatRows(scorecard.series))]
    var feed: [UInt8] = []
    feed.reserveCapacity(bytes.count + lists.reduce(0) { $0 + $1.2.bytes.count })
    var done = 0
    for (list, depth, rows) in lists {
      // A line end within a text is written as \n: nothing else looks like this.
      let margin = "\n" + String(repeating: "  ", count: depth)
      let (start, end) = (Array("\(margin)\"\(list)\" : [".utf8), Array("\(margin)]".utf8))
      guard let place = Self.place(of: start + [UInt8(ascii: "\n")] + end, in: bytes, from: done) else {
        throw FeedError.noList(list)
      }
      feed += bytes[done..<place + start.count]
      feed += rows.bytes.isEmpty ? [UInt8(ascii: "\n")] : rows.bytes
      feed += end
      done = place + start.count + 1 + end.count
    }
    return feed + bytes[done...]
  }

  private static func place(of pattern: [UInt8], in bytes: [UInt8], from first: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let byte = pattern.first, bytes.count - first >= pattern.count else { return nil }
      for start in first...bytes.count - pattern.count where bytes[start] == byte {
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
