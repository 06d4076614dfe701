package import Model

/// The percentage of a population that is found in another source; of a cohort of it, where the definition asks for that.
///
/// Several sources meet here, each with events of its own; `answers` combines them.
package struct Coverage: Measure {
  private var population: Population
  private var reached = EntityEvents()
  /// One for each rate of the cohort.
  private var rates: [RateRows]
  /// Nil where the whole population is asked about.
  private let cohort: Cohort?

  /// The percentage of nobody; of a cohort of them, where one is given.
  package init(_ cohort: Cohort?) {
    self.cohort = cohort
    population = Population(sizes: cohort?.sizes.count ?? 0, isCategorised: cohort?.within != nil)
    rates = cohort?.rates.map(RateRows.init) ?? []
  }

  /// Takes a row of the population.
  package mutating func add(_ event: Event) { population.add(event) }

  /// Takes rows of the population, with all their sizes and their categories.
  package mutating func add(_ events: EventBatch, _ chosen: [Int32]) { population.add(events, chosen) }

  /// Takes a batch of another source: at place 0 those reached, at the places after it each rate's events.
  package mutating func add(_ events: EventBatch, ofOthers place: Int) {
    if place == 0 { reached.add(events, events.indices) } else { rates[place - 1].add(events) }
  }

  /// Drops the population, and keeps those reached and the rates.
  package mutating func forgetOwnRows(_ empty: Coverage) { population = empty.population }

  /// Drops those reached (place 0), or one rate's events.
  package mutating func forgetOthers(_ place: Int) {
    if place == 0 { reached = EntityEvents() } else if let cohort { rates[place - 1] = RateRows(cohort.rates[place - 1]) }
  }

  /// Adds the population, those reached and the rates of another coverage of the same cohort.
  package mutating func merge(_ other: Coverage) {
    population.merge(other.population)
    reached.merge(other.reached)
    for index in rates.indices { rates[index].merge(other.rates[index]) }
  }

  /// Gives one number to all categories of members that are the same.
  package mutating func joinCategories(_ same: (UInt32) -> UInt32) { population.joinCategories(same) }

  /// Puts the rates' events in order, so that no later question sorts them again.
  package mutating func seal() {
    reached.seal()
    for index in rates.indices { rates[index].seal() }
  }

  /// One percentage for each day asked about; no value where nobody is in question.
  package func answers(_ asked: [Asked]) -> [Answer] {
    standings(asked).map { standings in
      .percentage(standings.count { $0.isReached }, of: standings.count)
    }
  }

  /// A member of the population that is in question.
  struct Standing {
    /// Its place among the rows of the population that have an entity, in the order in which they were added.
    var member: Int
    var entity: UInt32
    var isReached: Bool
  }

  /// The members of the population on a day, by their places as in `Standing`.
  func members(_ question: Question) -> Set<Int> { Set(population.places(question)) }

  func entity(ofMember place: Int) -> UInt32 { population.entity(at: place) }

  /// For each day asked about, the members in question: those of the cohort, or the whole population.
  func standings(_ asked: [Asked]) -> [[Standing]] {
    let members = asked.map { population.places($0.own) }
    var inQuestion = members.map { [Bool](repeating: cohort == nil, count: $0.count) }
    if let cohort {
      let categories = members.map { places in cohort.within.map { _ in places.map(population.category) } }
      for (index, rate) in cohort.rates.enumerated() {
        visitRates(rate, rates[index], asked.map { $0.others[1 + index] }, of: members) { day, rates in
          let chosen = cohort.choice.chosen(rates, within: categories[day])
          for place in chosen.indices where chosen[place] { inQuestion[day][place] = true }
        }
      }
    }
    var found: [[Standing]] = []
    reached.visit(asked.map { $0.others[0] }) { day, counts, _ in
      var standings: [Standing] = []
      for (place, isAsked) in zip(members[day], inQuestion[day]) where isAsked {
        let entity = population.entity(at: place)
        standings.append(Standing(member: place, entity: entity, isReached: counts[entity] > 0))
      }
      found.append(standings)
    }
    return found
  }

  /// Calls `visit` with each day's rates of its members, in their order; a member without a rate has one that is no number.
  private func visitRates(
    _ rate: Cohort.Rate, _ rows: RateRows, _ questions: [Question], of members: [[Int]],
    _ visit: (_ day: Int, [Double]) -> Void
  ) {
    let sizes = rate.per.flatMap { cohort?.sizes.firstIndex(of: $0) }.map(population.sizes)
    func per(_ number: Double, _ place: Int, ofNobody: Double) -> Double {
      guard let size = sizes?[place] else { return number }
      return size > 0 ? 100 * number / Double(size) : ofNobody
    }
    switch rows {
    case .counted(let events):
      events.visit(questions) { day, counts, _ in
        var rates: [Double] = []
        for place in members[day] { rates.append(per(Double(counts[population.entity(at: place)]), place, ofNobody: 0)) }
        visit(day, rates)
      }
    case .added(let amounts, let scale):
      amounts.visit(questions) { day, sums in
        visit(
          day,
          members[day].map { place in
            guard let sum = sums[population.entity(at: place)]?.value else { return .nan }
            return per(sum / scale, place, ofNobody: .nan)
          })
      }
    }
  }
}
