internal import Model

enum Phase: String, Sendable {
  case primary = "Primary"
  case secondary = "Secondary"
  case special = "Special"
}

/// A school of an invented council.
struct School: Sendable {
  let urn: Int
  let name: String
  let phase: Phase
  /// The register leaves the phase of a school or two blank.
  let phaseIsRecorded: Bool
  let area: String
  let headcount: Int
  let opened: Day?
  let closed: Day?
  /// The first of its pupils' numbers; the others follow.
  let firstPupil: Int
  /// How many times likelier than elsewhere a pupil is suspended or excluded here.
  let exclusionPull: Double
  /// The same for requests for an assessment.
  let requestPull: Double

  func isOpen(on day: Day) -> Bool {
    if let opened, day < opened { return false }
    if let closed, day > closed { return false }
    return true
  }

  var isOpenThroughout: Bool { closed == nil && (opened ?? InventedDays.start) <= InventedDays.start }
}
