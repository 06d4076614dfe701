internal import Model
internal import Wording

/// The frame of a chart of values by day: axes, ticks, and labels at the right, next to what they name.
struct PlotArea: Sendable {
  let width: Double
  let height: Double
  let x: Scale
  let y: Scale
  private let unit: Unit
  private let left: Double
  private let right: Double
  private static let (top, bottom) = (14.0, 26.0)

  /// `labels` at the right are of at most so many characters.
  init(
    _ size: (width: Double, height: Double), days: [Day], values: [Double], unit: Unit, labels: Int
  ) {
    (width, height, self.unit) = (size.width, size.height, unit)
    let plain = Scale(holding: values, places: (0, 1), within: Self.bounds(unit, values))
    let longest = plain.ticks().map { Self.tick($0, unit).count }.max() ?? 1
    // On a phone a narrow frame has larger letters.
    let isNarrow = size.width < 600
    left = max(Double(longest) * (isNarrow ? 9 : 8.4) + 12, isNarrow ? 34 : 0)
    right = size.width - Double(labels) * (isNarrow ? 9.6 : 8.2) - 12
    let (first, last) = (days.first?.number ?? 0, days.last?.number ?? 1)
    x = Scale(Double(first), Double(max(last, first + 1)), places: (left + 8, right - 8))
    y = Scale(plain.low, plain.high, places: (size.height - Self.bottom, Self.top))
  }

  /// The whole of a small frame, for a sketch without axes.
  init(bare size: (width: Double, height: Double), days: [Day], values: [Double], unit: Unit) {
    (width, height, self.unit, left, right) = (size.width, size.height, unit, 0, size.width)
    let plain = Scale(holding: values, places: (0, 1), within: Self.bounds(unit, values))
    let (first, last) = (days.first?.number ?? 0, days.last?.number ?? 1)
    x = Scale(Double(first), Double(max(last, first + 1)), places: (6, size.width - 6))
    y = Scale(plain.low, plain.high, places: (size.height - 6, 6))
  }

  /// An axis goes below 0 or above 100 percent only where a value does.
  private static func bounds(_ unit: Unit, _ values: [Double]) -> ClosedRange<Double>? {
    values.allSatisfy { $0 >= 0 } ? 0...(unit == .percent ? 100 : .greatestFiniteMagnitude) : nil
  }

  static func tick(_ value: Double, _ unit: Unit) -> String {
    let places = value.rounded() == value ? 0 : (value * 10).rounded() == value * 10 ? 1 : 2
    return Unit.decimal(value, places: places) + (unit == .percent ? "%" : "")
  }

  func place(_ value: Double, on day: Day) -> (x: Double, y: Double) {
    (x.place(of: Double(day.number)), y.place(of: value))
  }
  func point(_ day: Day, _ value: Double?) -> (x: Double, y: Double)? { value.map { place($0, on: day) } }

  /// Said where the axis does not begin at 0: a change looks larger than it is.
  var startOfAxis: String? { y.low == 0 ? nil : ChartLabel.startOfAxis(Self.tick(y.low, unit)) }

  /// Lines across at round values, with what they are at the left; months below.
  func drawAxes(_ drawing: inout Drawing, _ days: [Day]) {
    for value in y.ticks() {
      let place = y.place(of: value)
      drawing.line((left, place), (right, place), "grid")
      drawing.text(Self.tick(value, unit), at: (left - 6, place + 4.5), "tick", anchor: .end)
    }
    let floor = height - Self.bottom
    drawing.line((left, floor), (right, floor), "axis")
    for day in dayTicks(days) {
      let place = x.place(of: Double(day.number))
      drawing.line((place, floor), (place, floor + 4), "axis")
      drawing.text(Self.monthName(day), at: (place, floor + 18), "tick", anchor: .middle)
    }
  }

  /// The first and the last day, and between them those that stand apart enough to be read.
  private func dayTicks(_ days: [Day]) -> [Day] {
    guard let first = days.first, let last = days.last else { return [] }
    guard first < last else { return [first] }
    let room = width < 600 ? 88.0 : 74.0
    var ticks = [first]
    var taken = x.place(of: Double(first.number))
    let end = x.place(of: Double(last.number))
    for day in days.dropFirst().dropLast() where [3, 6, 9, 12].contains(day.civil.month) || days.count < 10 {
      let place = x.place(of: Double(day.number))
      guard place - taken >= room, end - place >= room else { continue }
      ticks.append(day)
      taken = place
    }
    if end - x.place(of: Double(first.number)) >= room * 0.8 { ticks.append(last) }
    return ticks
  }

  static func monthName(_ day: Day) -> String { "\(Day.monthNames[day.civil.month - 1].prefix(3)) \(day.civil.year)" }

  /// Labels at the right, each as near to its value as the others let it.
  func drawLabels(_ drawing: inout Drawing, _ labels: [(text: String, value: Double, style: String)]) {
    let spacing = 15.0
    var placed = labels.map { (label: $0, place: y.place(of: $0.value)) }.sorted { $0.place < $1.place }
    for index in placed.indices.dropFirst() {
      placed[index].place = max(placed[index].place, placed[index - 1].place + spacing)
    }
    let overrun = (placed.last?.place ?? 0) - (height - Self.bottom + 4)
    if overrun > 0 {
      placed[placed.count - 1].place -= overrun
      for index in placed.indices.dropLast().reversed() {
        placed[index].place = min(placed[index].place, placed[index + 1].place - spacing)
      }
    }
    for (label, place) in placed { drawing.text(label.text, at: (right + 6, place + 4.5), label.style) }
  }

  /// Lines across the whole plot, and from one day to another.
  func drawLevel(_ drawing: inout Drawing, _ value: Double, _ style: String, from first: Day? = nil, to last: Day? = nil) {
    let (start, end) = (
      first.map { x.place(of: Double($0.number)) } ?? left, last.map { x.place(of: Double($0.number)) } ?? right
    )
    drawing.line((start, y.place(of: value)), (end, y.place(of: value)), style)
  }

  func drawDay(_ drawing: inout Drawing, _ day: Day, _ style: String) {
    let place = x.place(of: Double(day.number))
    drawing.line((place, Self.top), (place, height - Self.bottom), style)
  }
}
