internal import Model

/// How a quantity moves over time: straight lines by days between points, level before the first and after the last.
struct InventedCourse: Sendable {
  private let points: [(day: Day, value: Double)]

  /// - Parameter points: in order of days, at least one.
  init(_ points: (Day, Double)...) { self.points = points.map { (day: $0.0, value: $0.1) } }

  func value(on day: Day) -> Double {
    guard let next = points.firstIndex(where: { $0.day > day }) else { return points[points.count - 1].value }
    guard next > 0 else { return points[0].value }
    let (from, to) = (points[next - 1], points[next])
    return from.value + (to.value - from.value) * Double(day - from.day) / Double(to.day - from.day)
  }

  /// The first day on which a rising course has come to `value`; its last day where it never does.
  func day(reaching value: Double) -> Day {
    guard let next = points.firstIndex(where: { $0.value >= value }) else { return points[points.count - 1].day }
    guard next > 0 else { return points[0].day }
    let (from, to) = (points[next - 1], points[next])
    let share = (value - from.value) / (to.value - from.value)
    return from.day + Int((share * Double(to.day - from.day)).rounded(.up))
  }
}

/// Numbers from 0 to 1 of which any few neighbours are spread evenly (the golden ratio's multiples), so that a share
/// taken of them comes out right however many have happened so far.
struct EvenSpread: Sendable {
  private let start: Double

  init(start: Double) { self.start = start }

  subscript(index: Int) -> Double {
    let place = start + Double(index) * 0.618_033_988_749_894_9
    return place - place.rounded(.down)
  }
}

extension Generator {
  /// Flags of which exactly `marked` are set, spread evenly but for chance among each ten neighbours.
  mutating func flags(_ count: Int, marked: Int) -> [Bool] {
    var flags = (0..<count).map { ($0 + 1) * marked / count > $0 * marked / count }
    for start in stride(from: 0, to: count, by: 10) { shuffle(&flags, in: start..<min(count, start + 10)) }
    return flags
  }
}
