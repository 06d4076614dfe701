internal import Model

/// One council of the size of a large shire county. Its schools and pupils follow from the seed and its index alone, so
/// that every export can derive them again instead of keeping all councils in memory.
struct Council: Sendable {
  let index: Int
  let schools: [School]
  let pupils: Pupils
  let calendar = SchoolCalendar()
  private let seed: UInt64

  // Numbers that a council has to itself.
  private static let urns = 300
  private static let records = 100_000
  // Real unique reference numbers begin with 1.
  private static let firstURN = 900_001
  private static let firstPupil = 10_000

  init(seed: UInt64, index: Int) {
    self.seed = seed
    self.index = index
    let generator = Generator(seed: seed, council: index, stream: .schools)
    schools = SchoolList.schools(generator, firstURN: Self.firstURN + index * Self.urns)
    pupils = Pupils(schools: schools, seed: seed, council: index)
  }

  func generator(_ stream: Stream) -> Generator { Generator(seed: seed, council: index, stream: stream) }

  /// The number of a pupil in the whole area.
  func pupilNumber(_ pupil: Int) -> Int { Self.firstPupil + index * Self.records + pupil }

  /// The number of an export's record in the whole area; `position` counts from 0 within the council.
  func recordNumber(_ position: Int) -> Int { index * Self.records + position + 1 }

  /// A school that the register does not hold, such as one over the border.
  func unregisteredURN(_ generator: inout Generator) -> Int {
    Self.firstURN + index * Self.urns + SchoolList.count + generator.below(Self.urns - SchoolList.count)
  }

  /// The schools that were there all the time and have pupils, in random order.
  func lastingSchools(_ generator: inout Generator) -> [School] {
    generator.shuffled(schools.filter { $0.isOpenThroughout && $0.headcount > 0 })
  }

  /// Draws a school by its size and its pull.
  func lottery(_ pull: (School) -> Double) -> Lottery {
    Lottery(weights: schools.map { Double($0.headcount) * pull($0) })
  }

  /// A pupil of a school drawn from the lottery, with a status that is wanted on the day.
  func pupil(
    _ lottery: Lottery, on day: Day, _ generator: inout Generator, where isWanted: (SENStatus) -> Bool
  ) -> Int {
    while true {
      let school = schools[lottery.draw(&generator)]
      guard school.headcount > 0 else { continue }
      let pupil = school.firstPupil + generator.below(school.headcount)
      if isWanted(pupils.status(of: pupil, on: day)) { return pupil }
    }
  }
}
