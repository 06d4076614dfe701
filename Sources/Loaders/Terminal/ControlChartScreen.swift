package import Model

/// An XmR chart in a terminal: a picture of characters, at most 80 columns wide.
package struct ControlChartScreen: Sendable {
  private static let (width, height) = (78, 15)

  private let chart: ControlChart
  private let words: ControlChartWords

  package init(_ chart: ControlChart) {
    self.chart = chart
    words = ControlChartWords(chart)
  }

  /// Title, picture and what it says. `colour`: escape sequences for the special causes.
  package func text(title: String, colour: Bool = false) -> String {
    let sentences = ScorecardTable.wrapped(chart.summary, to: Self.width).joined(separator: "\n")
    let rules = "Rules: \(chart.rules.rawValue) (\(chart.rules.inWords))"
    let small = ScorecardTable.wrapped(rules, to: Self.width).joined(separator: "\n")
    return title + "\n\n" + picture(colour: colour) + sentences + "\n" + small + "\n"
  }

  /// Empty where no point has a value. Points: · ordinary, ◆ an improvement, ■ a concern, ▲ high, ▼ low.
  package func picture(colour: Bool = false) -> String {
    let points = Array(chart.points.drop { $0.value == nil }.suffix(Self.width - 24))
    let values =
      points.flatMap { [$0.value, words.lower($0), words.upper($0)].compactMap(\.self) } + [chart.target].compactMap(\.self)
    guard let low = values.min(), let high = values.max(), !points.isEmpty else { return "" }
    let scale = Scale(low, high, places: (Double(Self.height - 1), 0))
    func row(_ value: Double) -> Int { min(Self.height - 1, max(0, Int(scale.place(of: value).rounded()))) }
    let labels = labels(row)
    let margin = labels.values.map(\.count).max() ?? 0
    let step = max(1, min(4, (Self.width - margin - 3) / points.count))
    var grid = [[Character]](repeating: [Character](repeating: " ", count: points.count * step), count: Self.height)
    for (index, point) in points.enumerated() {
      for column in index * step..<(index + 1) * step {
        for (level, mark) in [(words.lower(point), "┄"), (words.upper(point), "┄"), (point.mean, "─"), (chart.target, "╌")] {
          if let level { grid[row(level)][column] = Character(mark) }
        }
      }
      if let value = point.value { grid[row(value)][index * step] = Self.mark(point.variation) }
    }
    let lines = grid.enumerated().map { place, cells in
      let label = labels[place] ?? ""
      let line = String(cells).reversed().drop { $0 == " " }.reversed()
      return String(repeating: " ", count: margin - label.count) + label + " │" + Self.painted(String(line), colour) + "\n"
    }
    return lines.joined() + axis(points, margin: margin, width: points.count * step) + "\n"
  }

  /// What stands at the left of a row: limits, mean, target.
  private func labels(_ row: (Double) -> Int) -> [Int: String] {
    guard let latest = chart.latest else { return [:] }
    var labels: [Int: String] = [:]
    let named: [(String, Double?)] = [
      ("upper", words.upper(latest)), ("lower", words.lower(latest)), ("target", chart.target), ("average", latest.mean),
    ]
    for (name, value) in named { if let value { labels[row(value)] = "\(name) \(words.number(value))" } }
    return labels
  }

  private func axis(_ points: [ControlPoint], margin: Int, width: Int) -> String {
    let first = points.first.map { name($0.asOf) } ?? ""
    let last = points.count > 1 ? points.last.map { name($0.asOf) } ?? "" : ""
    let space = max(1, width - first.count - last.count)
    return String(repeating: " ", count: margin + 1) + "└" + String(repeating: "─", count: width) + "\n"
      + String(repeating: " ", count: margin + 2) + first + String(repeating: " ", count: space) + last + "\n"
  }

  private func name(_ day: Day) -> String { chart.basis == .value ? day.description : PlotArea.monthName(day) }

  private static func mark(_ variation: ControlChart.Variation?) -> Character {
    switch variation {
    case nil, .commonCause: "·"
    case .improvement: "◆"
    case .concern: "■"
    case .high: "▲"
    case .low: "▼"
    }
  }

  private static func painted(_ line: String, _ colour: Bool) -> String {
    guard colour else { return line }
    return line.reduce(into: "") { text, character in
      switch character {
      case "◆": text += "\u{1B}[34m◆\u{1B}[0m"
      case "■": text += "\u{1B}[33m■\u{1B}[0m"
      default: text.append(character)
      }
    }
  }
}
