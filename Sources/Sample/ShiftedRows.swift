internal import Model

/// Rows on their way to another time, one after the other.
struct ShiftedRows {
  enum Cell {
    case text(String)
    case day(Day)
  }

  private let shift: DateShift
  private let columns: [String]
  private let dates: RowDates
  private var cells: [Cell] = []
  private var latest = ""

  init(_ shift: DateShift, columns: [String], dates: RowDates) {
    self.shift = shift
    self.columns = columns
    self.dates = dates
    cells.reserveCapacity(columns.count)
  }

  mutating func add(_ cell: Cell) { cells.append(cell) }

  /// The cells of the row as they are on the last day; nil where the row is not there yet.
  mutating func end() -> [String]? {
    var (isThere, later, blank) = (true, false, Set<String>())
    var texts: [String] = []
    for (column, cell) in zip(columns, cells) {
      switch cell {
      case .text(let text): texts.append(shift.moved(text))
      case .day(let day):
        let moved = shift.moved(day)
        let isPast = moved <= shift.end
        if column == dates.row, !isPast { isThere = false }
        if !isPast {
          later = true
          blank.formUnion(dates.later[column] ?? [])
        }
        texts.append(isPast ? moved.description : "")
      }
    }
    cells.removeAll(keepingCapacity: true)
    let isSame = dates.hasRowForEachLaterDay && texts.first == latest
    guard isThere, !(later && isSame) else { return nil }
    latest = texts.first ?? ""
    return zip(columns, texts).map { blank.contains($0) ? "" : $1 }
  }
}
