/// A named set of rules by which an XmR chart draws its limits and tells a special cause from noise. The tools in use disagree,
/// so that every chart prints the name of its set.
///
/// **Source**: NHS England, Making Data Count; the package NHSRplotthedots of the NHS-R Community, whose vignette "Deviations
/// from Excel defaults" says where the two differ.
package enum ControlRules: String, Sendable, Codable, CaseIterable {
  /// As NHSRplotthedots draws them: moving ranges far beyond the others are left out of their mean, once.
  case plotTheDots = "nhsr-plotthedots"
  /// As the Making Data Count spreadsheets draw them: every moving range counts.
  case makingDataCount = "mdc-excel"

  /// How many mean moving ranges the limits are away from the mean. It is 3 standard deviations, because a moving range of two
  /// points estimates 1.128 of them.
  package var limitFactor: Double { 2.66 }
  /// How many times their mean the upper limit of the moving ranges is.
  package var rangeLimitFactor: Double { 3.267 }
  /// Whether moving ranges beyond that limit are left out of their mean, once.
  package var screensRanges: Bool { self == .plotTheDots }
  /// How many points in a row on one side of the mean are a shift.
  package var shiftLength: Int { 7 }
  /// How many points in a row, each higher or each lower than the one before, are a trend.
  package var trendLength: Int { 7 }
  /// The fewest points that have limits.
  package static let fewestPoints = 12
}

/// Why a point is more than noise. Where several causes hold, the first of these is shown and all are kept.
package enum SpecialCause: String, Sendable, Codable, CaseIterable {
  /// The point is strictly beyond a limit.
  case outside
  /// The point is one of at least 7 in a row, each higher (or each lower) than the one before.
  case trend
  /// The point lies between two thirds of the way to a limit and that limit, as does one other of three points in a row that
  /// are all on one side of the mean.
  case twoOfThree = "two_of_three"
  /// The point is one of at least 7 in a row strictly on one side of the mean.
  case shift
}
