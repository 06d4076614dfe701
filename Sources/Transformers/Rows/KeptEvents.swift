internal import Model

/// The events of a measure that has to know them all, as they came: they are kept once, with the category of each in every
/// breakdown, and added to an accumulator when somebody asks for the whole or for a category.
///
/// Memory: 4 bytes for each event, 4 more where it may stop, 1 where there is a numerator, 1 for each breakdown with few
/// categories, and 8 for each run of one day.
struct KeptEvents: Sendable {
  private struct Piece: Sendable {
    /// Without their days.
    var events: EventBatch
    var days: DaysInRuns
    /// One a breakdown.
    var categories: [Categories]

    var dated: EventBatch {
      var events = events
      events.days = days.days
      return events
    }
  }
  /// The days of consecutive events: a run of one day costs no more than a day of its own and where it ends.
  private struct DaysInRuns: Sendable {
    private var runs: [(day: Int32, end: Int32)] = []

    init(_ days: [Int32]) {
      for (index, day) in days.enumerated() {
        let end = Int32(truncatingIfNeeded: index + 1)
        if runs.last?.day == day { runs[runs.count - 1].end = end } else { runs.append((day, end)) }
      }
    }

    var days: [Int32] {
      let count = Int(runs.last?.end ?? 0)
      return [Int32](unsafeUninitializedCapacity: count) { days, initialized in
        for (day, end) in runs {
          days[initialized..<Int(end)].initialize(repeating: day)
          initialized = Int(end)
        }
      }
    }
  }
  private enum Categories: Sendable {
    case unknown
    case few([UInt8])
    case many([UInt32])
  }
  private var pieces: [Piece] = []

  /// `categories` are those of each event in each breakdown; nil where all are unknown.
  mutating func append(_ events: EventBatch, _ categories: [[UInt32]?]) {
    guard events.count > 0 else { return }
    var events = events
    // Whom an event is about, and when, is all that is asked: of a tie between two rows nobody is.
    let days = DaysInRuns(events.days)
    (events.rows, events.days) = ([], [])
    pieces.append(Piece(events: events, days: days, categories: categories.map(Self.packed)))
  }

  private static func packed(_ categories: [UInt32]?) -> Categories {
    guard let categories else { return .unknown }
    guard categories.allSatisfy({ $0 <= UInt8.max }) else { return .many(categories) }
    return .few(categories.map(UInt8.init(truncatingIfNeeded:)))
  }

  /// Says that no event comes after this. Entities are numbered again without gaps, because a domain's numbers may lie far
  /// apart, and the accumulators keep a place for each.
  mutating func seal() {
    let ranks = EntityRanks(pieces.lazy.compactMap(\.events.entities))
    for index in pieces.indices {
      guard let entities = pieces[index].events.entities else { continue }
      pieces[index].events.entities = entities.map { ranks[$0] }
    }
  }

  /// The categories that occur in a breakdown.
  func categories(in breakdown: Int) -> Set<UInt32> {
    var (few, many) = ([Bool](repeating: false, count: 256), Set<UInt32>())
    for piece in pieces {
      switch piece.categories[breakdown] {
      case .unknown: few[0] = true
      case .few(let categories): for category in categories { few[Int(category)] = true }
      case .many(let categories): many.formUnion(categories)
      }
    }
    return many.union(few.indices.filter { few[$0] }.map { UInt32($0) })
  }

  /// An accumulator of all events.
  func added(to empty: MeasureState) -> MeasureState {
    var state = empty
    for piece in pieces {
      let events = piece.dated
      state.add(events, events.indices)
    }
    state.seal()
    return state
  }

  /// An accumulator of the events of some categories of a breakdown.
  func added(to empty: MeasureState, of wanted: Set<UInt32>, in breakdown: Int) -> MeasureState {
    var state = empty
    let isWanted = (0...UInt8.max).map { wanted.contains(UInt32($0)) }
    for piece in pieces {
      let events = piece.dated
      let chosen: [Int32] =
        switch piece.categories[breakdown] {
        case .unknown: wanted.contains(0) ? events.indices : []
        case .few(let categories): events.indices(where: { isWanted[Int(categories[$0])] })
        case .many(let categories): events.indices(where: { wanted.contains(categories[$0]) })
        }
      if !chosen.isEmpty { state.add(events, chosen) }
    }
    state.seal()
    return state
  }
}

extension EventBatch {
  /// The events for which `isChosen` holds.
  @inline(__always)
  fileprivate func indices(where isChosen: (Int) -> Bool) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: count) { chosen, initialized in
      for index in 0..<count {
        chosen.initializeElement(at: initialized, to: Int32(truncatingIfNeeded: index))
        initialized += isChosen(index) ? 1 : 0
      }
    }
  }
}

extension MeasureDefinition {
  /// Whether an accumulator keeps whom each event is about, so that one a category would keep it again and again.
  var keepsEvents: Bool {
    switch self {
    case .distinct, .repeats, .proportion(_, _, of: .some): true
    case .statistic(_, _, let numbers): numbers.entity != nil
    case .count, .sum, .proportion, .proportionOfSums, .latest, .duration, .coverage, .stages, .combined: false
    }
  }
}
