extension Scorecard {
  /// Whether the plan has actions, and no reports on them were delivered.
  package var isUnreported: Bool { actions.contains { !$0.progress.isKnown } }

  /// Whether the plan has risks, and no register says how any of them is on the day.
  package var isRegisterOld: Bool { !risks.isEmpty && risks.allSatisfy { !$0.isKnown } }
}
