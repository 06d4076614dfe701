internal import Model

extension Set<VanishedThing> {
  /// A sentence each, in the order of their names.
  package var sentences: [String] {
    map(\.name).sorted(by: naturallyPrecedes).map {
      "\($0) was on an earlier scorecard and has no definition now: its alerts are unchanged. Was its file renamed?"
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
