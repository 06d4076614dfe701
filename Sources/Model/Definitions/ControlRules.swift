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

  /// Limits are the mean ± this × the mean moving range: 3 standard deviations, of which a moving range of two points estimates
  /// 1.128.
  package var limitFactor: Double { 2.66 }
  /// The upper limit of the moving ranges, in their mean.
  package var rangeLimitFactor: Double { 3.267 }
  package var screensRanges: Bool { self == .plotTheDots }
  /// Points in a row on one side of the mean.
  package var shiftLength: Int { 7 }
  /// Points in a row each higher, or each lower, than the one before.
  package var trendLength: Int { 7 }
  /// Fewer points than these have no limits.
  package static let fewestPoints = 12

  package var inWords: String {
    screensRanges
      ? "NHSRplotthedots: moving ranges of 3.267 times their mean or more are left out of it, once"
      : "Making Data Count spreadsheets: every moving range counts"
  }
}

/// Why a point is more than noise. Where several hold, the first of them is shown and all are kept.
package enum SpecialCause: String, Sendable, Codable, CaseIterable {
  /// Strictly beyond a limit.
  case outside
  /// One of at least 7 points in a row, each higher (or each lower) than the one before.
  case trend
  /// Between two thirds of the way and the limit, as one other of three points in a row that are all on one side of the mean.
  case twoOfThree = "two_of_three"
  /// One of at least 7 points in a row strictly on one side of the mean.
  case shift
}
