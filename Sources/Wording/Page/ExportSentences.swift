package import Model

extension SourceQuality {
  /// Whether it arrived, and whether it is old: `delivered, out of date`.
  package var stateInWords: String { isStale == true ? "\(status.rawValue), out of date" : status.rawValue }
}

extension Scorecard {
  /// The exports that a line was computed from, each with how new it is.
  package func exports(behind line: ScorecardLine) -> [(term: String, text: String)] {
    line.exports.keys.sorted().map { name in
      let source = quality.first { $0.source == name }
      let newest = source?.newest.map { "latest record \($0.inWords)" } ?? source?.status.rawValue ?? "not read"
      return ("Data source: \(source?.title ?? name)", newest + (source?.isStale == true ? ", out of date" : ""))
    }
  }

  /// Above the table of the exports.
  package static let exportsCaption = "Rows read and used"

  /// When a page was produced, from how many data extracts, and its reference: the run's name.
  package var madeBy: String {
    let extracts = "\(quality.count) data \(quality.count == 1 ? "extract" : "extracts")"
    return "Produced\(producedOn.map { " on \($0)" } ?? "") from \(extracts) (reference \(run))."
  }

  /// A run is named after the moment when it began, in universal time: `20261126T111613Z-a214`. Nil where its name says none.
  private var producedOn: String? {
    let name = Array(run.utf8)
    guard name.count > 13, name[8] == UInt8(ascii: "T") else { return nil }
    func digits(_ range: Range<Int>) -> String { String(decoding: name[range], as: UTF8.self) }
    guard let day = Day(iso: "\(digits(0..<4))-\(digits(4..<6))-\(digits(6..<8))") else { return nil }
    return "\(day.inWords) at \(digits(9..<11)):\(digits(11..<13)) UTC"
  }
}
