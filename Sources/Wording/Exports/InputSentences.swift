package import Model

/// What is said of files and sources before anything is computed from them.
package enum InputSentences {
  /// Of a file in the input folder that belongs to no source.
  package static func stranger(_ file: String) -> String {
    "\(SafeText.line(file)) is not used by any source. If it is new: scorecard check --suggest FILE"
  }

  /// How many rows of an export became what: `exclusions: 11 rows read, 5 used, 5 rejected, 1 duplicate, 0 skipped`.
  package static func counts(_ source: SourceQuality) -> String {
    func number(_ count: Int) -> String { Unit.decimal(Double(count), places: 0) }
    return "\(source.source): \(counted(source.read, "row")) read, \(number(source.accepted)) used, "
      + "\(number(source.rejected)) rejected, \(counted(source.duplicates, "duplicate")), \(number(source.skipped)) skipped"
  }

  /// Of an export of which some rows could not be used.
  package static func rejected(_ source: SourceQuality) -> String {
    "\(source.source): \(source.rejected.asShownCount) of \(Unit.decimal(Double(source.read), places: 0)) rows could not be used (rejects.csv lists them)"
  }

  /// Of a source that is missing or was refused, and in which days would be looked up.
  package static func notLookedUp(in source: SourceQuality) -> String {
    "\(source.fault ?? source.source). Columns that are looked up in it are blank."
  }

  /// Of a source that somebody accepts as it is, and that nothing asks for.
  package static func acceptedInVain(_ source: String) -> String { "--accept \(source) has no effect: this run does not read it" }

  /// Of a clock that may be wrong.
  package static func publishedAhead(_ newest: Day, today: Day) -> String {
    "the newest scorecard, \(newest), is later than today, \(today). Is the server's clock right?"
  }
}

extension SourceQuality {
  /// Why figures that need it cannot be computed: `the exclusions data could not be used`.
  package var obstacleInWords: String { "the \(source) data \(status == .missing ? "is missing" : "could not be used")" }
}
