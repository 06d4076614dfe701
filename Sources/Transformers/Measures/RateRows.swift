internal import Model

/// The rows of one rate by which a cohort is chosen.
enum RateRows: Sendable {
  case counted(EntityEvents)
  case added(EntityAmounts, scale: Double)

  init(_ rate: Cohort.Rate) {
    switch rate.number {
    case .rows: self = .counted(EntityEvents())
    case .column(_, let scale): self = .added(EntityAmounts(), scale: scale)
    }
  }

  mutating func add(_ batch: EventBatch) {
    switch self {
    case .counted(var events):
      self = .counted(EntityEvents())  // lets go of it, so that nothing is copied
      events.add(batch, batch.indices)
      self = .counted(events)
    case .added(var amounts, let scale):
      self = .added(EntityAmounts(), scale: scale)
      amounts.add(batch)
      self = .added(amounts, scale: scale)
    }
  }

  mutating func merge(_ other: Self) {
    switch (self, other) {
    case (.counted(var events), .counted(let more)):
      events.merge(more)
      self = .counted(events)
    case (.added(var amounts, let scale), .added(let more, _)):
      amounts.merge(more)
      self = .added(amounts, scale: scale)
    case (.counted, .added), (.added, .counted): preconditionFailure("states of two definitions never meet")
    }
  }

  mutating func seal() {
    switch self {
    case .counted(var events):
      events.sealSorted()
      self = .counted(events)
    case .added(var amounts, let scale):
      amounts.seal()
      self = .added(amounts, scale: scale)
    }
  }
}
