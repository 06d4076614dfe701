internal import Model

extension Set<VanishedThing> {
  /// A sentence each, in the order of their names.
  package var sentences: [String] {
    map(\.name).sorted(by: naturallyPrecedes).map {
      "\($0): no definition has it any more, and an earlier scorecard had: its alerts stay as they were; was its file renamed?"
    }
  }
}

extension VanishedThing {
  fileprivate var name: String {
    switch self {
    case .figure(let id): "KPI \(id)"
    case .source(let name): "source \(name)"
    case .action(let id): "action \(id)"
    case .indicator(let subject): "indicator \(subject)"
    case .risk(let id): "risk \(id)"
    }
  }
}
