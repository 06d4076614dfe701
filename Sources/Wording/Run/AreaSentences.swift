/// What is said of runs for several areas.
package enum AreaSentences {
  /// What all areas together are called, where one area's scorecard has its name.
  package static let all = "All areas"

  /// No folder of exports is in this one.
  package static func noAreas(_ path: String) -> String {
    "'\(path)' has no folder with CSV files. With --areas, each area has a folder of its own: \(path)/north/exclusions.csv"
  }

  /// One area's folder has the name that all of them have together.
  package static func areaCalledAll(_ path: String) -> String {
    "'\(path)/all' has the name of the scorecard for all areas together. Give that area's folder another name."
  }
}
