package import Model

/// `scorecard.json`, the dashboard's feed: everything a run publishes, at full precision, in the shape of
/// `Schemas/scorecard-1.schema.json`.
package enum Feed {
  /// A run's scorecard as bytes of JSON.
  ///
  /// Throws: `EncodingError` for a number that is infinite or not a number.
  package static func encode(_ scorecard: Scorecard) throws -> [UInt8] { try PublishedJSON.encode(scorecard) }

  /// An earlier run's scorecard.
  ///
  /// Throws: `DecodingError` where the JSON is damaged or of another shape, `FeedError` where it is of another version.
  package static func decode(_ bytes: [UInt8]) throws -> Scorecard {
    let scorecard = try PublishedJSON.decode(Scorecard.self, from: bytes)
    guard scorecard.version == Scorecard.formatVersion else { throw FeedError.version(scorecard.version) }
    return scorecard
  }
}

/// Why a scorecard that could be decoded cannot be used: its format has this version, and not `Scorecard.formatVersion`.
package enum FeedError: Error, Sendable {
  case version(Int)
}
