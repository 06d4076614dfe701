extension Scorecard {
  /// The plan has actions, and nobody's reports on them were delivered.
  package var isUnreported: Bool { actions.contains { !$0.progress.isKnown } }

  /// The plan has risks, and no register says how any of them stands on the day.
  package var isRegisterOld: Bool { !risks.isEmpty && risks.allSatisfy { !$0.isKnown } }
}
