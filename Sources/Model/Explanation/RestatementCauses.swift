/// The causes of a difference as causes of a restatement.
extension RestatementCause {
  /// The causes of a difference as the history keeps them.
  package static func all(of causes: [DifferenceCause]) -> [RestatementCause] { causes.flatMap(Self.of) }

  private static func of(_ cause: DifferenceCause) -> [RestatementCause] {
    var first: [RestatementCause]
    switch cause.what {
    case .rows(let rows):
      first = [RestatementCause(Kind(rows.kind))]
      (first[0].source, first[0].rows) = (rows.source, rows.rows)
    case .definition(let keys):
      first = keys.map { key in
        var one = RestatementCause(.definition)
        (one.file, one.key, one.from, one.to) = (key.file, key.path, key.from, key.to)
        return one
      }
      if first.isEmpty { first = [RestatementCause(.definition)] }
    case .program(let from, let to):
      first = [RestatementCause(.program)]
      (first[0].from, first[0].to) = (from, to)
    case .exports(let sources):
      first = sources.map { source in
        var one = RestatementCause(.exports)
        one.source = source
        return one
      }
      if first.isEmpty { first = [RestatementCause(.exports)] }
    case .expected: return []
    }
    first[0].effect = cause.effect.value
    return first
  }
}

extension RestatementCause.Kind {
  fileprivate init(_ kind: BridgeCause.Kind) {
    self =
      switch kind {
      case .left: .left
      case .stopped: .stopped
      case .known: .known
      case .limit: .limit
      case .waited: .waited
      case .entered: .entered
      case .removed: .removed
      case .rejected: .rejected
      case .corrected: .corrected
      case .usable: .usable
      case .added: .added
      }
  }
}
