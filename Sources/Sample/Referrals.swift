internal import Model

/// Referrals for emotional wellbeing: about 5,900 children first seen in a school or the community in the year before
/// the plan and 7,100 in its own; since November 2023 some come by the single online route.
struct Referrals: CouncilExport {
  let name = "referrals"
  let columns = ["referral_id", "person_id", "service", "route", "setting", "referral_date", "first_contact_date"]
  let dates = RowDates("referral_date")

  // The share of a year's first contacts in each month, April first, and the contacts of each year: of a hundred, 87
  // are with someone new to the year and in a school or the community.
  private static let shares = [0.075, 0.09, 0.09, 0.08, 0.05, 0.085, 0.09, 0.10, 0.07, 0.09, 0.085, 0.095]
  private static let contacts = [5900 / 0.866, 7100 / 0.866]
  private static let shareAgain = 0.02
  private static let shareNeverSeen = 0.025
  private static let waitingAtTheEnd = 260
  private static let services = WeightedTexts(["MHST": 45, "CWS": 25, "CAMHS": 30])
  private static let settings = [
    "MHST": WeightedTexts(["school": 84, "community": 15, "": 1]),
    "CWS": WeightedTexts(["community": 60, "school": 39, "": 1]),
    "CAMHS": WeightedTexts(["clinic": 36, "community": 60, "school": 3, "": 1]),
  ]
  private static let online = InventedCourse((Milestones.launch, 0.12), (InventedDays.end, 0.46))

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.referrals)
    var queue = Queue(people: council.pupils.count, first: generator.below(council.pupils.count))
    for (position, month) in council.calendar.months.dropFirst().enumerated() {
      let usual = Self.contacts[position / 12] * Self.shares[position % 12]
      if position % 12 == 0 { queue.startYear() }
      for day in generator.days(Int(usual * generator.noise(0.02)), of: month.weekdays) {
        let referred = day - 2 - Int(55 * generator.skewed())
        try write(&queue, referred, contact: day, council, &generator, to: &sheet)
        if generator.chance(Self.shareNeverSeen) {
          try write(&queue, referred, contact: nil, council, &generator, to: &sheet)
        }
      }
    }
    for _ in 0..<Self.waitingAtTheEnd {
      let referred = InventedDays.end - Int(60 * generator.skewed())
      try write(&queue, referred, contact: nil, council, &generator, to: &sheet)
    }
  }

  /// Who is referred next, and how many have been.
  private struct Queue {
    let people: Int
    let first: Int
    private(set) var count = 0
    private var startOfYear = 0

    init(people: Int, first: Int) { (self.people, self.first) = (people, first) }

    mutating func startYear() { startOfYear = count }

    /// Someone new, or now and then someone seen before in the same year.
    mutating func next(_ generator: inout Generator, again: Double) -> Int {
      defer { count += 1 }
      let isKnown = count > startOfYear && generator.chance(again)
      let turn = isKnown ? startOfYear + generator.below(count - startOfYear) : count
      // Steps of one prime come to nobody twice before they have come to everyone.
      return (first + turn * 48_271) % people
    }
  }

  private func write(
    _ queue: inout Queue, _ referred: Day, contact: Day?, _ council: Council, _ generator: inout Generator,
    to sheet: inout Sheet
  ) throws {
    let service = Self.services.draw(&generator)
    sheet.identifier(.referral, council.recordNumber(queue.count))
    sheet.identifier(.pupil, council.pupilNumber(queue.next(&generator, again: Self.shareAgain)))
    sheet.text(service)
    sheet.text(route(referred, &generator))
    sheet.text(Self.settings[service]?.draw(&generator) ?? "")
    sheet.day(referred)
    sheet.day(contact)
    try sheet.endRow()
  }

  private func route(_ referred: Day, _ generator: inout Generator) -> String {
    if generator.chance(0.03) { return "" }
    let isOnline = referred >= Milestones.launch && generator.chance(Self.online.value(on: referred))
    return isOnline ? "single online" : "other"
  }
}
