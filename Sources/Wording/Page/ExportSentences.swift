package import Model

extension SourceQuality {
  /// Whether it came, and whether it is old: `delivered, old`.
  package var stateInWords: String { isStale == true ? "\(status.rawValue), old" : status.rawValue }
}

extension Scorecard {
  /// The exports that a line was computed from, each with how new it is.
  package func exports(behind line: ScorecardLine) -> [(term: String, text: String)] {
    line.exports.keys.sorted().map { name in
      let source = quality.first { $0.source == name }
      let newest = source?.newest.map { "newest row \($0.inWords)" } ?? source?.status.rawValue ?? "not read"
      return ("Export: \(source?.title ?? name)", newest + (source?.isStale == true ? ", older than it should be" : ""))
    }
  }

  /// Above the table of the exports.
  package static let exportsCaption = "What became of the rows of each export"

  /// Which run made a page, and from how many sources.
  package var madeBy: String { "Made by run \(run) from \(quality.count) sources." }
}
