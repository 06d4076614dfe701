import Model
import Sample
import Testing

/// An export as it was written: its pieces, and its rows read back.
struct Written {
  let pieces: [[UInt8]]

  init(_ export: InventedExport) throws {
    var pieces: [[UInt8]] = []
    try export.write { pieces.append($0) }
    self.pieces = pieces
  }

  var bytes: [UInt8] { pieces.flatMap(\.self) }

  /// The lines with their cells, heading line first. Invented cells need no quotes, which a test holds them to.
  var records: [[Substring]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }
}

/// The exports of an area by name.
func exports(seed: UInt64 = 1, scale: Int = 1, until end: Day = InventedArea.usualEnd) -> [String: InventedExport] {
  Dictionary(uniqueKeysWithValues: InventedArea(seed: seed, scale: scale, until: end).exports.map { ($0.name, $0) })
}

/// What the data dictionary says of an export.
struct DictionaryEntry: CustomTestStringConvertible, Sendable {
  let name: String
  let headings: String
  /// Places of the columns that make up the key.
  let key: [Int]
  /// Places of the columns that must have a value.
  let filled: [Int]
  /// One plan's, however many councils there are.
  var isOneForAll = false

  var testDescription: String { name }

  static let all = [
    DictionaryEntry(
      name: "schools", headings: "school_urn,school_name,phase,area,headcount,open_date,close_date", key: [0],
      filled: [0, 1, 4]),
    DictionaryEntry(
      name: "exclusions",
      headings: "exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date", key: [0],
      filled: [0, 1, 2, 3, 5]),
    DictionaryEntry(
      name: "suspensions", headings: "suspension_id,pupil_id,school_urn,start_date,sessions,reason,sen_status",
      key: [0], filled: [0, 1, 2, 3, 6]),
    DictionaryEntry(
      name: "waiting_times",
      headings: "referral_id,person_id,referral_date,triage_date,first_appointment_date,withdrawn_date,priority",
      key: [0], filled: [0, 1, 2]),
    DictionaryEntry(
      name: "referrals",
      headings: "referral_id,person_id,service,route,setting,referral_date,first_contact_date", key: [0],
      filled: [0, 1, 2, 5]),
    DictionaryEntry(
      name: "sen_support", headings: "census_date,pupil_id,school_urn,sen_status,primary_need", key: [0, 1],
      filled: [0, 1, 2, 3]),
    DictionaryEntry(
      name: "sen_information_reports",
      headings: "school_urn,audit_date,report_found,refers_to_graduated_response,refers_to_ordinarily_available", key: [0, 1],
      filled: [0, 1, 2]),
    DictionaryEntry(name: "inclusion_tool", headings: "school_urn,completed_date", key: [0, 1], filled: [0, 1]),
    DictionaryEntry(
      name: "ehcp_consultations", headings: "consultation_id,school_urn,sent_date,response_date,response", key: [0],
      filled: [0, 1, 2]),
    DictionaryEntry(
      name: "specialist_placements",
      headings: "pupil_id,school_urn,setting_type,primary_need,start_date,end_date", key: [0, 4],
      filled: [0, 1, 2, 3, 4]),
    DictionaryEntry(
      name: "ehc_requests", headings: "request_id,pupil_id,school_urn,request_date", key: [0], filled: [0, 1, 2, 3]),
    DictionaryEntry(
      name: "training", headings: "school_urn,programme,attended_date", key: [0, 1, 2], filled: [0, 1, 2]),
    DictionaryEntry(
      name: "targeted_support", headings: "person_id,identified_date,review_date,in_education,safely_at_home",
      key: [0, 2], filled: [0, 1]),
    DictionaryEntry(
      name: "feedback", headings: "response_id,response_date,involvement_led_to_improvement", key: [0],
      filled: [0, 1]),
    DictionaryEntry(
      name: "milestones", headings: "kpi,stage,due_date,achieved_date", key: [0, 1], filled: [0, 1, 2],
      isOneForAll: true),
    DictionaryEntry(
      name: "commentary", headings: "kpi,part,period_end,author,text", key: [0, 1, 2], filled: [0, 2, 4], isOneForAll: true),
    DictionaryEntry(
      name: "action_updates", headings: "action,milestone,update_date,rag,note", key: [0, 1, 2], filled: [0, 2],
      isOneForAll: true),
    DictionaryEntry(
      name: "risks",
      headings:
        "risk_id,raised_date,risk,likelihood,impact,mitigation,residual_likelihood,residual_impact,progress,last_reviewed",
      key: [0], filled: [0, 1, 2, 3, 4], isOneForAll: true),
    DictionaryEntry(
      name: "qualitative", headings: "reference,area,period_end,summary,actions_taken,source", key: [0, 1, 2],
      filled: [0, 1, 2, 3], isOneForAll: true),
  ]
  /// Sentences have commas: all others are read by splitting lines at them.
  static let withoutSentences = all.filter { !["commentary", "risks", "qualitative"].contains($0.name) }
}
