/// A percentile by linear interpolation between the numbers on both sides of its place: Hyndman & Fan (1996) type 7, Excel's
/// PERCENTILE.INC. It is exact, where databases' own functions may be approximate.
extension QueryBuilder {
  /// A step with `value`, the percentile of the column `number` of a step, for each of the groups that `keys` tell apart; no row
  /// for a group without numbers.
  mutating func percentile(_ percent: Double, of step: String, _ name: String, keys: [String]) -> String {
    let (own, others) = (keys.map { "r.\($0)" }, keys.map { "o.\($0)" })
    let within = own.isEmpty ? "" : "PARTITION BY \(own.joined(separator: ", ")) "
    let ordered = add(
      "\(name)_ordered", "The numbers in ascending order: each with its place, from 0, and the next one.",
      select: Select(
        columns: own + [
          "r.number", "ROW_NUMBER() OVER (\(within)ORDER BY r.number) - 1 AS place",
          "LEAD(r.number) OVER (\(within)ORDER BY r.number) AS next_number",
          "COUNT(*) OVER (\(within.trimmed)) AS how_many",
        ], from: ["\(step) AS r"]))
    let rank = "(o.how_many - 1) * CAST(\(percent.inSQL) AS DOUBLE) / 100"
    return add(
      "\(name)_percentile", "Percentile \(percent.inSQL): between the numbers on both sides of its place.",
      select: Select(
        columns: others + ["o.number + (\(rank) - o.place) * (COALESCE(o.next_number, o.number) - o.number) AS value"],
        from: ["\(ordered) AS o"], conditions: ["o.place <= \(rank)", "\(rank) < o.place + 1"]))
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}

extension Double {
  /// The number with as many digits as it needs: `75`, `2.5`.
  var inSQL: String { self == rounded() && magnitude < 1e15 ? String(Int64(self)) : "\(self)" }
}
