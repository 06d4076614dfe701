package import Model

/// What is said of files and sources before anything is computed from them.
package enum InputSentences {
  /// Of a file in the input folder that belongs to no source.
  package static func stranger(_ file: String) -> String {
    "\(SafeText.line(file)): no source reads this file; is its name right?"
  }

  /// Of an export of which some rows could not be used.
  package static func rejected(_ source: SourceQuality) -> String {
    "\(source.source): \(source.rejected) of \(source.read) rows rejected; see rejects.csv"
  }

  /// Of a source that somebody accepts as it is, and that nothing asks for.
  package static func acceptedInVain(_ source: String) -> String { "\(source): accepted, and not read by this run" }

  /// Of a clock that may be wrong.
  package static func publishedAhead(_ newest: Day, today: Day) -> String {
    "the newest day published, \(newest), is after today, \(today): is the server's clock right?"
  }
}

extension SourceQuality {
  /// Why figures that need it cannot be computed: `exclusions was refused`.
  package var obstacleInWords: String { "\(source) was \(status == .missing ? "not delivered" : "refused")" }
}
