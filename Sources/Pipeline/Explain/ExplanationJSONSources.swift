internal import Model
internal import Wording

extension ExplanationJSON.Source {
  init(_ use: ExplainedUse, _ exports: TracedExports, _ definitions: DefinitionSet, asOf day: Day) {
    let (names, source) = (RuleNames(use.rule), exports.source(use.rule.source))
    let sentences = RowSentences(source: definitions.source(use.rule.source), day: day)
    let digests = source?.quality.files.map(\.sha256) ?? []
    files = (source?.files ?? []).enumerated().map { place, file in
      ExplanationJSON.File(
        file: file.name, sha256: digests.indices.contains(place) ? digests[place] : "", read: file.read,
        rejected: file.rejected, duplicates: file.duplicates, skipped: file.skipped)
    }
    (self.source, part, self.use) = (use.rule.source, use.part, use.use.name)
    status = source?.quality.status.rawValue ?? ""
    steps = use.steps.map { ExplanationJSON.Step(rule: sentences.sentence($0.drop), name: names.name($0.drop), rows: $0.rows) }
    (accepted, counted, numerator, denominator) = (use.accepted, use.counted, use.numerator, use.denominator)
    entities = use.entities
  }
}

extension ExplanationJSON.Cause {
  init(_ cause: BridgeCause) {
    (self.cause, source, part, use, rows) = (cause.kind.rawValue, cause.source, cause.part, cause.use.name, cause.rows)
    (effect, numerator, denominator) = (cause.effect.value, cause.effect.numerator, cause.effect.denominator)
    (above, below) = (cause.sides?.above, cause.sides?.below)
  }
}
