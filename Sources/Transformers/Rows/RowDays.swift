internal import Model

extension BatchView {
  /// The days in a column of the rows that count.
  func rowDays(_ column: String) -> Set<Int32> {
    guard let days = days(column) else { return [] }
    var (found, last): (Set<Int32>, Int32) = ([], Blank.day)
    for row in days.indices where days[row] != last && batch.survives[row] {
      last = days[row]
      if last != Blank.day { found.insert(last) }
    }
    return found
  }
}
