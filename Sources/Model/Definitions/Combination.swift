/// How a measure makes one value of the values of other measures, each of which counts rows of its own.
///
/// ```swift
/// // Suspensions in the last 12 months per 100 pupils on roll today.
/// let rate = MeasureDefinition.combined(.ratio(per: 100), of: [suspensions, headcount])
/// Combination.ratio(per: 100).value([10_955, 72_471])   // 15.116391…
/// ```
package enum Combination: Hashable, Sendable, Encodable {
  /// So many times the first value, divided by the second: of two measures.
  case ratio(per: Double)
  /// The first value less the second: of two measures.
  case difference
  /// All values added up: of one measure or more.
  case total

  /// The value that is made of these; nil where one of them is nil, or where a ratio would be divided by 0.
  package func value(_ values: [Double?]) -> Double? {
    let known = values.compactMap(\.self)
    guard let first = known.first, known.count == values.count else { return nil }
    let others = known.dropFirst()
    switch self {
    case .ratio(let per): return others.first.flatMap { $0 == 0 ? nil : per * first / $0 }
    case .difference: return others.reduce(first, -)
    case .total: return others.reduce(first, +)
    }
  }
}
