internal import Extractors

/// What another engine is to read and work out for one area, or for all areas together.
struct AreaReading {
  /// By which its rows are known: 1 for the first area, 0 for all together.
  let number: Int
  /// The days of its series, and all else that its run wants.
  let plan: RunPlan
  /// The sources that its figures need, with those that say which numbers belong to one entity; links and registers come first.
  let readings: [Extractor.Reading]
  /// How many rows each source had in the last run.
  let rowsBefore: [String: Int]
  /// What was read on this machine; at the end, all that its run needs to know of its exports.
  var reading: AllExtractions

  /// An area with its exports.
  init(_ number: Int, _ plan: RunPlan, from input: ExportFolder, rowsBefore: [String: Int], reading: AllExtractions) {
    (self.number, self.plan, self.rowsBefore, self.reading) = (number, plan, rowsBefore, reading)
    readings = Self.readings(plan, from: input)
  }

  /// What is read of a folder of exports.
  static func readings(_ plan: RunPlan, from input: ExportFolder) -> [Extractor.Reading] {
    plan.definitions.readings(of: plan.needs, for: plan.chosen.map(\.figure), files: input.files)
  }
}
