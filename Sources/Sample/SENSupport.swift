internal import Model

/// Four censuses of the pupils with SEND. The share of those on SEN support whose primary need is recorded grows from
/// just under half to above its target.
struct SENSupport: CouncilExport {
  let name = "sen_support"
  let columns = ["census_date", "pupil_id", "school_urn", "sen_status", "primary_need"]
  let dates = RowDates("census_date")

  private static let censuses: [(day: Day, recorded: Double)] = [
    (.on(2023, 1, 19), 0.496), (.on(2023, 5, 18), 0.64), (.on(2023, 10, 5), 0.79), (.on(2024, 1, 18), 0.913),
  ]

  func write(_ council: Council, to sheet: inout Sheet) throws {
    let pupils = council.pupils
    for census in Self.censuses {
      let statuses = (0..<pupils.count).map { pupils.status(of: $0, on: census.day) }
      let limit = lastRank(recorded: census.recorded, pupils, statuses)
      for (pupil, status) in statuses.enumerated() {
        guard status.isSEND || pupils.leftSupport(pupil, before: census.day) else { continue }
        let isRecorded = status == .plan || pupils.recordingRank(of: pupil) <= limit
        sheet.day(census.day)
        sheet.identifier(.pupil, council.pupilNumber(pupil))
        sheet.number(pupils.school(of: pupil, on: census.day).urn)
        sheet.text(status.rawValue)
        sheet.text(isRecorded ? pupils.need(of: pupil) : "")
        try sheet.endRow()
      }
    }
  }

  /// The highest rank with which a need is recorded, so that exactly the share wanted of those on SEN support has one,
  /// and whoever had one at an earlier census keeps it.
  private func lastRank(recorded: Double, _ pupils: Pupils, _ statuses: [SENStatus]) -> UInt64 {
    var ranks: [UInt64] = []
    for (pupil, status) in statuses.enumerated() where status == .support {
      ranks.append(pupils.recordingRank(of: pupil))
    }
    ranks.sort()
    return ranks.isEmpty ? 0 : ranks[Int(Double(ranks.count - 1) * recorded)]
  }
}
