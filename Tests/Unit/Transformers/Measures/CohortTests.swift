import Drawing
import Model
import Testing
import Transformers

/// A cohort is chosen as plain counting, adding up and sorting say.
@Suite struct CohortTests {
  private struct Member {
    var event: Event
    var sizes: [Int64]
    var category: UInt32
  }
  /// A population, those reached, and the events of two rates: one that counts rows, one that adds up a column.
  private struct Drawn {
    var members: [Member]
    var reached: [Event]
    var rates: [[Event]]

    init(_ source: inout EventSource) {
      members = (1...14).map { entity in
        var event = source.event()
        (event.entity, event.day) = (UInt32(entity), Int32.random(in: 0...20, using: &source.random))
        let sizes = (0..<2).map { _ in
          Int.random(in: 0...6, using: &source.random) == 0 ? Blank.integer : Int64.random(in: 0...8, using: &source.random)
        }
        return Member(event: event, sizes: sizes, category: UInt32.random(in: 0...2, using: &source.random))
      }
      let pieces = (0..<3).map { _ in (0..<Int.random(in: 0...60, using: &source.random)).map { _ in source.event() } }
      (reached, rates) = (pieces[0], Array(pieces[1...]))
    }

    func coverage(_ cohort: Cohort) -> Coverage {
      var coverage = Coverage(cohort)
      var batch = EventBatch(members.map(\.event))
      // The sizes that the cohort's rates ask for: the first of them are the amounts.
      let sizes = cohort.sizes.map { name in members.map { $0.sizes[name == "first" ? 0 : 1] } }
      batch.amounts = sizes.first
      batch.moreAmounts = Array(sizes.dropFirst())
      batch.categories = members.map(\.category)
      coverage.add(batch, batch.indices)
      for (place, events) in ([reached] + rates).enumerated() { coverage.add(EventBatch(events), ofOthers: place) }
      coverage.seal()
      return coverage
    }
  }

  static let choices: [Cohort.Choice] = [
    .fromPercentile(75), .fromPercentile(90), .fromPercentile(0), .upToPercentile(25), .upToPercentile(100), .highest(1),
    .highest(3),
    .highest(50), .lowest(1), .lowest(4), .limited([.atLeast(50)]), .limited([.above(0), .below(60)]), .limited([.atMost(25)]),
  ]

  @Test("a cohort is what plain sorting chooses", arguments: choices)
  func chooses(_ choice: Cohort.Choice) {
    var source = EventSource(random: SeededGenerator())
    let rule = MeasurePropertyTests.rule
    let category = Dimension(name: "category", lookup: .column("category"))
    for round in 0..<40 {
      let pers: [String?] = [["first", "first"], ["first", "second"], ["second", nil], [nil, nil]][round % 4]
      let rates = [
        Cohort.Rate(rule: rule, entity: "e", per: pers[0]),
        Cohort.Rate(rule: rule, entity: "e", number: .column("c", scale: 10), per: pers[1]),
      ]
      let cohort = Cohort(choice, rates: rates, within: round % 3 == 0 ? category : nil)
      let drawn = Drawn(&source)
      let coverage = drawn.coverage(cohort)
      let asked = (0..<12).map { _ in
        let (own, reached) = (source.question(), source.question())
        return Asked(own, others: [reached, source.question(), source.question()])
      }
      for (answer, asked) in zip(coverage.answers(asked), asked) {
        let (part, whole) = naive(cohort, drawn, asked)
        #expect(answer.numerator == Double(part) && answer.denominator == Double(whole), "\(cohort) \(asked)")
      }
    }
  }

  private func naive(_ cohort: Cohort, _ drawn: Drawn, _ asked: Asked) -> (part: Int, whole: Int) {
    func counting(_ events: [Event], _ question: Question) -> [Event] {
      events.filter {
        $0.entity != 0 && question.first <= $0.day && $0.day <= question.last && question.asOf < $0.until && $0.until > $0.day
      }
    }
    let members = drawn.members.filter { !counting([$0.event], asked.own).isEmpty }
    var chosen: Set<UInt32> = []
    for (place, rate) in cohort.rates.enumerated() {
      let events = counting(drawn.rates[place], asked.others[1 + place])
      var numbers: [UInt32: Double] = [:]
      for member in members {
        let own = events.filter { $0.entity == member.event.entity }
        let size = rate.per.map { member.sizes[$0 == "first" ? 0 : 1] }
        if rate.column == nil {
          numbers[member.event.entity] = size.map { $0 > 0 ? 100 * Double(own.count) / Double($0) : 0 } ?? Double(own.count)
        } else if !own.isEmpty, own.allSatisfy({ $0.amount != Blank.integer }), size ?? 1 > 0 {
          let sum = Double(own.reduce(0) { $0 + $1.amount }) / 10
          numbers[member.event.entity] = size.map { 100 * sum / Double($0) } ?? sum
        }
      }
      for category in Set(members.map(\.category)) {
        let peers = cohort.within == nil ? members : members.filter { $0.category == category }
        let sorted = peers.compactMap { numbers[$0.event.entity] }.sorted()
        for peer in peers {
          if let number = numbers[peer.event.entity], isChosen(number, cohort.choice, sorted) { chosen.insert(peer.event.entity) }
        }
      }
    }
    let reached = Set(counting(drawn.reached, asked.others[0]).map(\.entity))
    return (chosen.count { reached.contains($0) }, chosen.count)
  }

  private func isChosen(_ number: Double, _ choice: Cohort.Choice, _ sorted: [Double]) -> Bool {
    func percentile(_ percent: Double) -> Double {
      let rank = Double(sorted.count - 1) * percent / 100
      let (low, high) = (sorted[Int(rank)], sorted[min(Int(rank) + 1, sorted.count - 1)])
      return low + (rank - Double(Int(rank))) * (high - low)
    }
    switch choice {
    case .fromPercentile(let percent): return number > 0 && number >= percentile(percent)
    case .upToPercentile(let percent): return number <= percentile(percent)
    // Fewer than so many are higher: all that tie with the last are in.
    case .highest(let count): return number > 0 && sorted.count { $0 > number } < count
    case .lowest(let count): return sorted.count { $0 < number } < count
    case .limited(let limits):
      return limits.allSatisfy { limit in
        switch limit {
        case .atLeast(let other): number >= other
        case .above(let other): number > other
        case .atMost(let other): number <= other
        case .below(let other): number < other
        }
      }
    }
  }

  @Test func `pieces of a cohort merge in any order, with their sizes and categories`() {
    var source = EventSource(random: SeededGenerator())
    let rule = MeasurePropertyTests.rule
    let rate = Cohort.Rate(rule: rule, entity: "e", number: .column("c", scale: 1), per: "size")
    let cohort = Cohort(.highest(2), rates: [rate], within: Dimension(name: "c", lookup: .column("c")))
    for _ in 0..<30 {
      let members = (1...12).map { entity in
        var batch = EventBatch([Event(day: 0, entity: UInt32(entity), amount: Int64.random(in: 1...9, using: &source.random))])
        batch.categories = [UInt32.random(in: 0...2, using: &source.random)]
        return batch
      }
      let others = (0..<60).map { _ in (Int.random(in: 0...1, using: &source.random), EventBatch([source.event()])) }
      func fill(_ coverages: inout [Coverage]) {
        for batch in members {
          coverages[Int.random(in: coverages.indices, using: &source.random)].add(batch, batch.indices)
        }
        for (place, batch) in others {
          coverages[Int.random(in: coverages.indices, using: &source.random)].add(batch, ofOthers: place)
        }
      }
      var (whole, pieces) = ([Coverage(cohort)], (0..<4).map { _ in Coverage(cohort) })
      fill(&whole)
      fill(&pieces)
      pieces.shuffle(using: &source.random)
      var merged = Coverage(cohort)
      for piece in pieces { merged.merge(piece) }
      whole[0].seal()
      merged.seal()
      for _ in 0..<10 {
        var everyone = source.question()
        (everyone.first, everyone.asOf) = (0, everyone.last)
        let asked = [Asked(everyone, others: [source.question(), source.question()])]
        #expect(merged.answers(asked)[0] == whole[0].answers(asked)[0])
      }
    }
  }
}
