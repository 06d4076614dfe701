/// A picture of characters: values by place from left to right, with what stands at the left of a row and below.
struct ScreenPlot {
  static let (width, height) = (78, 15)

  private let scale: Scale
  private let columns: Int
  /// How many characters each place has.
  private let step: Int
  private let margin: Int
  private var labels: [Int: String] = [:]
  private var grid: [[Character]]

  /// At most how many places there is room for.
  static let mostPlaces = width - 24

  /// Nil without any value. `named` stands at the left, the later where two fall on one row.
  init?(places: Int, values: [Double], named: [(name: String, value: Double)]) {
    guard let low = values.min(), let high = values.max(), places > 0 else { return nil }
    scale = Scale(low, high, places: (Double(Self.height - 1), 0))
    margin = named.map(\.name.count).max() ?? 0
    step = max(1, min(4, (Self.width - margin - 3) / places))
    columns = places * step
    grid = [[Character]](repeating: [Character](repeating: " ", count: columns), count: Self.height)
    for (name, value) in named { labels[row(value)] = name }
  }

  private func row(_ value: Double) -> Int { min(Self.height - 1, max(0, Int(scale.place(of: value).rounded()))) }

  /// A level across one place.
  mutating func level(_ value: Double?, at place: Int, _ mark: Character) {
    guard let value else { return }
    for column in place * step..<(place + 1) * step { grid[row(value)][column] = mark }
  }

  mutating func mark(_ value: Double?, at place: Int, _ mark: Character) {
    if let value { grid[row(value)][place * step] = mark }
  }

  /// `first` and `last` stand below the ends.
  func text(first: String, last: String, colour: (Character) -> TerminalColour?) -> String {
    let lines = grid.enumerated().map { place, cells in
      let label = labels[place] ?? ""
      let line = String(String(cells).reversed().drop { $0 == " " }.reversed())
      let painted = line.reduce(into: "") { $0 += colour($1)?.around(String($1)) ?? String($1) }
      return String(repeating: " ", count: margin - label.count) + label + " │" + painted + "\n"
    }
    let space = max(1, columns - first.count - last.count)
    return lines.joined() + String(repeating: " ", count: margin + 1) + "└" + String(repeating: "─", count: columns) + "\n"
      + String(repeating: " ", count: margin + 2) + first + (last.isEmpty ? "" : String(repeating: " ", count: space) + last)
      + "\n"
  }
}
