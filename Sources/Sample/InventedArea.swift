/// An invented local area: exports of every source of the plan, the same for the same seed, of any size. Schools,
/// children and figures are made up; what they add up to on the plan's baseline days is what the plan printed.
///
/// **Shape** `scale` councils of about 270 schools and 72,000 pupils each, from March 2022 to 31 March 2024. Councils
/// share no school, child or record. At scale 1 the files take under 5 MB.
package struct InventedArea: Sendable {
  private let seed: UInt64
  private let scale: Int

  /// - Parameters:
  ///   - seed: chooses one of the possible areas.
  ///   - scale: number of councils; below 1 counts as 1.
  package init(seed: UInt64, scale: Int) {
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
    return all.map { InventedExport($0, seed: seed, scale: scale) }
  }
}
