package import Model

/// An invented local area: exports of every source of the plan, the same for the same seed, of any size. Schools,
/// children and figures are made up; what they add up to on the plan's baseline days is what the plan printed.
///
/// **Shape** `scale` councils of about 270 schools and 72,000 pupils each, from March 2022 to 31 March 2024. Councils
/// share no school, child or record. At scale 1 the files take under 5 MB. For another last day they hold the same in other
/// years, as it is on that day.
package struct InventedArea: Sendable {
  private let seed: UInt64
  private let scale: Int
  private let shift: DateShift

  /// The last day of the exports unless another is given: 31 March 2024.
  package static let usualEnd = InventedDays.end
  /// The days on which exports can end. Before 2010 some schools would have opened before dates are accepted.
  package static let ends = Day.on(2010, 1, 1)...Day.on(2049, 12, 31)

  /// - Parameters:
  ///   - seed: chooses one of the possible areas.
  ///   - scale: number of councils; below 1 counts as 1.
  ///   - end: the last day, one of `ends`; nothing that happens later is in the exports.
  package init(seed: UInt64, scale: Int, until end: Day = usualEnd) {
    shift = DateShift(until: end)
    self.seed = seed
    self.scale = max(1, scale)
  }

  /// One an export, in a fixed order.
  package var exports: [InventedExport] {
    let all: [any CouncilExport] = [
      Schools(), Exclusions(), Suspensions(), WaitingTimes(), Referrals(), SENSupport(), SENInformationReports(),
      InclusionTool(), EHCPConsultations(), SpecialistPlacements(), EHCRequests(), Training(), TargetedSupport(),
      Feedback(), Milestones(), InventedCommentary(), ActionUpdates(),
      RiskReviews(), QualitativeFindings(),
    ]
    return all.map { InventedExport($0, seed: seed, scale: scale, shift: shift) }
  }
}
