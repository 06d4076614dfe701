internal import Extractors
internal import Model
internal import Platform
internal import Transformers

/// What a run works on while the output folder is opened: exports are being read, fingerprints made.
struct BegunRun {
  let plan: RunPlan
  let input: ExportFolder
  let timer = StageTimer()
  let fingerprints: Promised<[FigureID: FigureFingerprint]>
  let reading: BegunReading
  let isTraced: Bool
  /// What was read before, together with the exports of other areas; then nothing is read again.
  let given: AllExtractions?

  /// `isTraced` keeps every row, so that what is read can be compared with other exports. What figures need is read here unless it
  /// is read elsewhere.
  init(
    _ plan: RunPlan, from input: ExportFolder, _ workers: Workers, isTraced: Bool = false, isElsewhere: Bool = false,
    given: AllExtractions? = nil
  ) {
    (self.plan, self.input, self.isTraced, self.given) = (plan, input, isTraced, given)
    let definitions = plan.definitions
    // Encoding a definition takes longer than most figures do: it begins before anything is read.
    fingerprints = workers.begin { Fingerprint.all(of: definitions) }
    let narrative = definitions.narrativeSources(in: input)
    // This machine reads what owners write, also where another engine reads the rest.
    let own = !isElsewhere ? (isTraced ? definitions.allColumns(of: plan.needs) : plan.needs) : [:]
    let needs = given == nil ? own.merging(narrative) { $0.union($1) } : [:]
    reading = BegunReading(
      of: needs, for: isElsewhere ? [] : plan.chosen.map(\.figure), definitions: definitions, reading: plan.request.reading,
      isTraced: isTraced,
      keeping: isTraced ? Set(needs.keys) : Set(narrative.keys), files: input.files)
  }
}
