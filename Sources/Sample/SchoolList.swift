internal import Model

/// Builds the list of a council's schools: by phase, primary schools first.
struct SchoolList {
  private static let sizes: [(phase: Phase, schools: Int)] = [(.primary, 220), (.secondary, 38), (.special, 12)]
  static let count = sizes.reduce(0) { $0 + $1.schools }

  // Places in the list of the schools that are not simply there all the time. The school after each is.
  private static let closures = [17: Day.on(2022, 8, 31), 93: Day.on(2023, 8, 31)]
  private static let openings = [140: Day.on(2022, 9, 1), 265: Day.on(2023, 9, 1), 269: Day.on(2024, 1, 8)]
  // Opened so lately that nobody is on roll yet.
  private static let empty = 269
  private static let withoutPhase = [60, 240]

  private var generator: Generator
  private let firstURN: Int
  private var schools: [School] = []

  static func schools(_ generator: Generator, firstURN: Int) -> [School] {
    var list = SchoolList(generator: generator, firstURN: firstURN)
    list.build()
    return list.schools
  }

  private init(generator: Generator, firstURN: Int) {
    self.generator = generator
    self.firstURN = firstURN
  }

  private mutating func build() {
    let places = SchoolNames.places(&generator)
    for (phase, count) in Self.sizes {
      for _ in 0..<count { add(phase, place: places[schools.count]) }
    }
  }

  private mutating func add(_ phase: Phase, place: String) {
    let position = schools.count
    let firstPupil = schools.last.map { $0.firstPupil + $0.headcount } ?? 0
    let headcount = headcount(phase, unusual: Self.closures[position] != nil || Self.openings[position] != nil)
    schools.append(
      School(
        urn: firstURN + position, name: place + SchoolNames.ending(phase, &generator), phase: phase,
        phaseIsRecorded: !Self.withoutPhase.contains(position), area: generator.pick(SchoolNames.areas),
        headcount: position == Self.empty ? 0 : headcount,
        opened: Self.openings[position] ?? openedLongAgo(), closed: Self.closures[position], firstPupil: firstPupil,
        exclusionPull: pull(phase), requestPull: generator.pick([0.4, 0.7, 1, 1, 1.4, 2.2])))
  }

  private mutating func headcount(_ phase: Phase, unusual: Bool) -> Int {
    if unusual { return generator.within(25...60) }
    return switch phase {
    case .primary: 45 + generator.below(121) + generator.below(121)
    case .secondary: 500 + generator.below(401) + generator.below(401)
    case .special: generator.within(70...150)
    }
  }

  // Most registers hold a date only where a school has become an academy.
  private mutating func openedLongAgo() -> Day? {
    guard generator.chance(0.35) else { return nil }
    return Day.on(generator.within(2010...2020), generator.pick([1, 4, 9, 9, 9]), 1)
  }

  private mutating func pull(_ phase: Phase) -> Double {
    let factor = generator.pick([0.3, 0.5, 0.7, 1, 1, 1.4, 2, 3])
    return switch phase {
    case .primary: factor
    case .secondary: 9 * factor
    case .special: 3 * factor
    }
  }
}
