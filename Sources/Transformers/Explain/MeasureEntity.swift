internal import Model

extension MeasureDefinition {
  /// The column that says whom its own rows are about; nil where it does not ask.
  var entity: String? {
    switch self {
    case .distinct(_, let entity), .latest(_, let entity, _, _), .repeats(_, let entity, _), .coverage(_, let entity, _, _, _):
      entity
    case .proportion(_, _, let entity): entity
    case .stages(_, let column, _): column
    case .statistic(_, _, let numbers): numbers.entity
    case .count, .sum, .proportionOfSums, .duration, .combined: nil
    }
  }
}
