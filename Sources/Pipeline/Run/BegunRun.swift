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

  init(_ plan: RunPlan, from input: ExportFolder, _ workers: Workers) {
    (self.plan, self.input) = (plan, input)
    let definitions = plan.definitions
    // Encoding a definition takes longer than most figures do: it begins before anything is read.
    fingerprints = workers.begin { Fingerprint.all(of: definitions) }
    let narrative = definitions.narrativeSources(in: input)
    reading = BegunReading(
      of: plan.needs.merging(narrative) { $0.union($1) }, for: plan.chosen.map(\.figure), definitions: definitions,
      reading: plan.request.reading, keeping: Set(narrative.keys), files: input.files)
  }
}
