internal import Model

/// Reads `qualitative.yml`: the indicators of each area of weakness, and what any other evidence is called.
struct QualitativeReader {
  let areas: [String]

  func read(_ entry: Entry) -> (indicators: [QualitativeDefinition], evidence: String?) {
    Fields.read(entry) { fields in
      let evidence = fields.optional("additional_evidence")?.text()
      let indicators =
        fields.required("indicators")?.pairs().flatMap { key, value -> [QualitativeDefinition] in
          guard let area = key.name("area of weakness", among: areas) else { return [] }
          return value.pairs().compactMap { key, value in key.text().flatMap { indicator($0, area, value) } }
        } ?? []
      return (indicators, evidence)
    }
  }

  private func indicator(_ reference: String, _ area: String, _ entry: Entry) -> QualitativeDefinition? {
    Fields.read(entry) { fields in
      let text = fields.required("text")?.text()
      let printed = fields.optional("printed")?.texts() ?? []
      let owner = fields.optional("owner")?.text()
      let months = fields.optional("every_months")?.months()
      guard let text else { return nil }
      var indicator = QualitativeDefinition(reference: reference, areaOfWeakness: area, text: text, everyMonths: months)
      (indicator.printed, indicator.owner) = (printed, owner)
      return indicator
    }
  }
}
