internal import Model

/// Status of special educational needs, as the school census has it.
enum SENStatus: String, Sendable {
  case none = "N"
  case support = "K"
  case plan = "E"

  var isSEND: Bool { self != .none }
}

/// Everyone on roll of a council: each pupil's school, needs and changes of status follow from the pupil's number
/// alone, so that all exports tell the same story of a child.
struct Pupils: Sendable {
  private let schools: [School]
  private let schoolOf: [UInt16]
  private let key: UInt64

  /// Of ten thousand pupils of a mainstream school, those with a plan, those who get one, and so on: the upper bounds.
  private enum Bound {
    static let plan = 440
    static let supportThenPlan = 500
    static let support = 1900
    static let noneThenSupport = 2010
    static let supportThenNone = 2120
  }
  private static let changesFrom = Day.on(2022, 9, 1)
  private static let needs = WeightedTexts([
    "SLCN": 44, "SEMH": 40, "SPLD": 30, "MLD": 28, "ASD": 24, "OTH": 10, "PD": 6, "SLD": 4, "HI": 4, "NSA": 4, "VI": 2,
    "PMLD": 2, "MSI": 1, "DS": 1,
  ])

  init(schools: [School], seed: UInt64, council: Int) {
    self.schools = schools
    schoolOf = schools.enumerated().flatMap { index, school in
      Array(repeating: UInt16(index), count: school.headcount)
    }
    var generator = Generator(seed: seed, council: council, stream: .pupils)
    key = generator.next()
  }

  var count: Int { schoolOf.count }

  /// The pupil's school on a day: the one next in the list while theirs has not opened yet or has closed.
  func school(of pupil: Int, on day: Day) -> School {
    let place = Int(schoolOf[pupil])
    return schools[place].isOpen(on: day) ? schools[place] : schools[place + 1]
  }

  func status(of pupil: Int, on day: Day) -> SENStatus {
    if schools[Int(schoolOf[pupil])].phase == .special { return .plan }
    return switch band(pupil) {
    case ..<Bound.plan: .plan
    case ..<Bound.supportThenPlan: day < changeDay(pupil) ? .support : .plan
    case ..<Bound.support: .support
    case ..<Bound.noneThenSupport: day < changeDay(pupil) ? .none : .support
    case ..<Bound.supportThenNone: day < changeDay(pupil) ? .support : .none
    default: .none
    }
  }

  /// Whether SEN support ended in the weeks before a day.
  func leftSupport(_ pupil: Int, before day: Day) -> Bool {
    guard (Bound.noneThenSupport..<Bound.supportThenNone).contains(band(pupil)),
      schools[Int(schoolOf[pupil])].phase != .special
    else { return false }
    return (1...120).contains(day - changeDay(pupil))
  }

  func need(of pupil: Int) -> String { Self.needs.text(for: scrambled(pupil) >> 30 & 0x3FF) }

  /// Where the pupil stands in the order in which needs come to be recorded.
  func recordingRank(of pupil: Int) -> UInt64 { scrambled(pupil) >> 40 }

  // One value holds all that is chance about a pupil, in bits of their own: 20 for the band, 10 for the day of change,
  // 10 for the need and 24 for the rank.
  private func scrambled(_ pupil: Int) -> UInt64 { Generator.mixed(key &+ UInt64(pupil) &* 0x9E37_79B9_7F4A_7C15) }

  private func band(_ pupil: Int) -> Int { Int(((scrambled(pupil) & 0xFFFFF) * 10_000) >> 20) }

  private func changeDay(_ pupil: Int) -> Day { Self.changesFrom + Int((scrambled(pupil) >> 20 & 0x3FF) % 540) }
}
