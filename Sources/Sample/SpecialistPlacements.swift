internal import Model

/// Specialist placements: 73 children with SEMH in a state-maintained setting on the plan's baseline, about twice as
/// many a year on, with most starts in September and most ends in July.
struct SpecialistPlacements: CouncilExport {
  let name = "specialist_placements"
  let columns = ["pupil_id", "school_urn", "setting_type", "primary_need", "start_date", "end_date"]
  let dates = RowDates("start_date")

  private static let atBaseline = 73
  // April 2023 to March 2024.
  private static let starts = [3, 3, 4, 2, 0, 32, 5, 6, 5, 9, 7, 8]
  private static let ends: [Day] =
    Array(repeating: .on(2023, 7, 21), count: 7) + [.on(2023, 10, 20), .on(2024, 2, 9)]
  private static let stateMaintained = WeightedTexts([
    "maintained special": 5, "special academy": 4, "special free school": 2,
  ])
  private static let anySetting = WeightedTexts([
    "maintained special": 8, "special academy": 6, "special free school": 2, "independent special": 4, "other": 1,
  ])
  private static let wantedNeed = "SEMH"
  private static let otherPlacements = 650

  private struct Placement {
    let setting: String
    let start: Day
    let end: Day?
  }

  func write(_ council: Council, to sheet: inout Sheet) throws {
    var generator = council.generator(.placements)
    let children = childrenWithPlans(council, &generator)
    var withNeed = children.withNeed[...]
    for placement in counted(council, &generator) + uncounted(&generator) {
      guard let child = withNeed.popFirst() else { break }
      try write(child, Self.wantedNeed, placement, council, &generator, to: &sheet)
    }
    for child in children.others.prefix(Self.otherPlacements) {
      let placement = earlier(Self.anySetting.draw(&generator), &generator)
      try write(child, council.pupils.need(of: child), placement, council, &generator, to: &sheet)
    }
  }

  /// Children who have had a plan all along, in random order: each is placed once.
  private func childrenWithPlans(
    _ council: Council, _ generator: inout Generator
  ) -> (withNeed: [Int], others: [Int]) {
    let pupils = council.pupils
    let all = generator.shuffled((0..<pupils.count).filter { pupils.status(of: $0, on: InventedDays.start) == .plan })
    return (
      all.filter { pupils.need(of: $0) == Self.wantedNeed }, all.filter { pupils.need(of: $0) != Self.wantedNeed }
    )
  }

  /// Those behind the figure: in place on the baseline, or begun since.
  private func counted(_ council: Council, _ generator: inout Generator) -> [Placement] {
    let before = (0..<Self.atBaseline).map { index in
      Placement(
        setting: Self.stateMaintained.draw(&generator), start: startBeforeBaseline(&generator),
        end: index < Self.ends.count ? Self.ends[index] : nil)
    }
    let since = zip(Self.starts, council.calendar.months.suffix(Self.starts.count)).flatMap { usual, month in
      let count = usual > 3 ? usual + generator.within(-1...1) : usual
      return generator.days(count, of: month.termDays).map {
        Placement(setting: Self.stateMaintained.draw(&generator), start: $0, end: nil)
      }
    }
    return before + since
  }

  /// Those with the same need that the figure leaves out: ended before the baseline, or in another setting.
  private func uncounted(_ generator: inout Generator) -> [Placement] {
    let ended = (0..<14).map { _ in
      Placement(
        setting: Self.stateMaintained.draw(&generator), start: .on(2020, 9, 3) + generator.below(500),
        end: .on(2022, 4, 1) + generator.below(360))
    }
    let elsewhere = (0..<45).map { _ in earlier(generator.pick(["independent special", "other"]), &generator) }
    return ended + elsewhere
  }

  private func startBeforeBaseline(_ generator: inout Generator) -> Day {
    (generator.chance(0.6)
      ? .on(generator.within(2019...2022), 9, 1) + generator.within(2...6)
      : .on(2021, 1, 11) + generator.below(800)).backToWeekday
  }

  private func earlier(_ setting: String, _ generator: inout Generator) -> Placement {
    let start = startBeforeBaseline(&generator) + (generator.chance(0.3) ? 365 : 0)
    let end = start + generator.within(200...900)
    return Placement(
      setting: setting, start: min(start, InventedDays.end), end: end <= InventedDays.end && generator.chance(0.4) ? end : nil)
  }

  private func write(
    _ child: Int, _ need: String, _ placement: Placement, _ council: Council, _ generator: inout Generator,
    to sheet: inout Sheet
  ) throws {
    let isOutside = ["independent special", "other"].contains(placement.setting)
    let special = generator.pick(council.schools.filter { $0.phase == .special && $0.isOpenThroughout })
    sheet.identifier(.pupil, council.pupilNumber(child))
    sheet.number(isOutside ? council.unregisteredURN(&generator) : special.urn)
    sheet.text(placement.setting)
    sheet.text(need)
    sheet.day(placement.start)
    sheet.day(placement.end)
    try sheet.endRow()
  }
}
