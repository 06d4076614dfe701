package import Model

/// `scorecard.json`, the dashboard's feed: everything a run publishes, at full precision, in the shape of
/// `Schemas/scorecard-1.schema.json`.
package enum Feed {
  package static func encode(_ scorecard: Scorecard) throws -> [UInt8] { try PublishedJSON.encode(scorecard) }

  /// An earlier run's feed. Throws where it is damaged, or of another version.
  package static func decode(_ bytes: [UInt8]) throws -> Scorecard {
    let scorecard = try PublishedJSON.decode(Scorecard.self, from: bytes)
    guard scorecard.version == Scorecard.formatVersion else { throw FeedError.version(scorecard.version) }
    return scorecard
  }
}

package enum FeedError: Error, Sendable {
  case version(Int)
}
