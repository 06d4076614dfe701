/// Measures that are a percentage of rows or entities.
extension QueryBuilder {
  /// Of rows, or of different entities, where the cells have them.
  mutating func proportion(_ name: String, _ comment: String, _ cells: Cells, ofEntities: Bool) -> Result {
    let counted = ofEntities ? "COUNT(DISTINCT r.entity)" : cells.rows()
    let part =
      ofEntities
      ? "COUNT(DISTINCT CASE WHEN r.in_numerator = 1 THEN r.entity END)" : cells.rows(where: "r.in_numerator = 1")
    let totals = totals("\(name)_total", "The part and the whole.", cells, ["\(part) AS part", "\(counted) AS whole"])
    return share(name, comment, totals, cells)
  }

  /// Only the latest row of each entity speaks for it.
  mutating func latest(_ name: String, _ comment: String, _ cells: Cells) -> Result {
    let ordered = add(
      "\(name)_ordered", "The rows of each, the latest first; of two of one day the one that was read last.",
      select: Select(
        columns: cells.keys() + [
          "r.row_number", "r.in_denominator", "r.in_numerator",
          "ROW_NUMBER() OVER (\(cells.partition(["r.entity"]))ORDER BY r.day DESC NULLS LAST, r.row_number DESC) AS place",
        ], from: ["\(cells.step) AS r"], conditions: ["r.entity IS NOT NULL"]))
    let latest = add(
      "\(name)_latest", "The latest row of each.",
      select: Select(
        columns: cells.keys() + ["r.in_denominator", "r.in_numerator"], from: ["\(ordered) AS r"], conditions: ["r.place = 1"]))
    let totals = totals(
      "\(name)_total", "The part and the whole.", cells.with(latest),
      [
        "COUNT(CASE WHEN r.in_denominator = 1 AND r.in_numerator = 1 THEN 1 END) AS part",
        "COUNT(CASE WHEN r.in_denominator = 1 THEN 1 END) AS whole",
      ])
    return share(name, comment, totals, cells)
  }

  /// The percentage that `part` of the totals is of `whole`.
  mutating func share(_ name: String, _ comment: String, _ totals: String, _ cells: Cells) -> Result {
    result(
      name, comment, totals, cells,
      Answered(value: Self.percentage("t.part", "t.whole"), numerator: "t.part", denominator: "t.whole", counted: "t.whole"))
  }
}
