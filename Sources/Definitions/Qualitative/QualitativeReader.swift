internal import Model

/// Reads `qualitative.yml`: the indicators of each area of weakness, and what any other evidence is called.
struct QualitativeReader {
  static let additionalEvidence = Key(
    "additional_evidence", .text, .optional, "How the references of other evidence begin in the export `qualitative`.",
    example: "AE")
  static let indicators = Key(
    "indicators", .entry(.entries(key: "an area of weakness", of: .entries(key: "a reference", of: .mapping("indicator")))),
    .required, "The qualitative indicators of each area of weakness, by their references.",
    example: "{1: {QI 1: {text: Parents say that support comes sooner.}}}")
  static let file = KeySet(
    "qualitative indicators", "The plan's qualitative indicators: the file `qualitative.yml`.", [additionalEvidence, indicators])

  static let text = Key(
    "text", .text, .required, "The indicator, in the plan's words.", example: "Parents say that support comes sooner.")
  static let printed = Key(
    "printed", .texts, .optional, "The wording of the published plan, where `text` corrects it.", example: "Parent say so.")
  static let owner = Key(
    "owner", .text, .optional, "The job title of the person who reports on it.", example: "Head of SEND")
  static let everyMonths = Key(
    "every_months", .wholeNumber(in: 1...60), .optional, "After how many months of the plan a report is due again.", example: "3")
  static let keys = KeySet("indicator", "One qualitative indicator.", [text, printed, owner, everyMonths])

  let areas: [String]

  func read(_ entry: Entry) -> (indicators: [QualitativeDefinition], evidence: String?) {
    Self.file.read(entry) { fields in
      let evidence = fields[Self.additionalEvidence]
      let indicators =
        fields[Self.indicators]?.pairs().flatMap { key, value -> [QualitativeDefinition] in
          guard let area = key.name("area of weakness", among: areas) else { return [] }
          return value.pairs().compactMap { key, value in key.text().flatMap { indicator($0, area, value) } }
        } ?? []
      return (indicators, evidence)
    }
  }

  private func indicator(_ reference: String, _ area: String, _ entry: Entry) -> QualitativeDefinition? {
    Self.keys.read(entry) { fields in
      let (text, printed, owner, months) = (
        fields[Self.text], fields[Self.printed], fields[Self.owner], fields[Self.everyMonths]
      )
      guard let text else { return nil }
      var indicator = QualitativeDefinition(reference: reference, areaOfWeakness: area, text: text, everyMonths: months)
      (indicator.printed, indicator.owner) = (printed ?? [], owner)
      return indicator
    }
  }
}
