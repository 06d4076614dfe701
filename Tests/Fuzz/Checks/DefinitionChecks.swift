internal import Definitions
internal import Extractors
internal import Model

/// What must hold of the loader, whatever stands in a plan, a source or a KPI; and of the extraction by what it loads.
///
/// Throws: `BrokenPromise` for the first that does not.
package func checkDefinitions(_ text: String) throws(BrokenPromise) {
  let strange = DefinitionFile(path: "strange.yml", text: text)
  let (plan, kpi) = (DefinitionSeeds.file("plan.yml"), DefinitionSeeds.file("kpi.yml"))
  let (schools, exclusions) = (DefinitionSeeds.file("schools.yml"), DefinitionSeeds.file("exclusions.yml"))
  try checkLoading(plan: strange, sources: [schools, exclusions], kpis: [kpi])
  try checkLoading(plan: plan, sources: [schools, strange], kpis: [kpi])
  try checkLoading(plan: plan, sources: [schools, exclusions], kpis: [strange])
}

private func checkLoading(
  plan: DefinitionFile, sources: [DefinitionFile], kpis: [DefinitionFile]
) throws(BrokenPromise) {
  let loaded: DefinitionSet
  do throws(DefinitionErrors) {
    loaded = try DefinitionLoader.load(plan: plan, sources: sources, kpis: kpis)
  } catch {
    return try checkDiagnostics(error.diagnostics, in: [plan] + sources + kpis)
  }
  for source in loaded.sources { try checkUse(source) }
}

private func checkDiagnostics(_ diagnostics: [Diagnostic], in files: [DefinitionFile]) throws(BrokenPromise) {
  try promise(!diagnostics.isEmpty, "refused without a reason")
  for diagnostic in diagnostics {
    try promise(!diagnostic.message.isEmpty, "a diagnostic without words")
    guard let place = diagnostic.location else { throw BrokenPromise(description: "no place: \(diagnostic)") }
    guard let file = files.first(where: { $0.path == place.file }) else {
      throw BrokenPromise(description: "in no file: \(diagnostic)")
    }
    let lines = widths(file.text)
    try promise(
      (1...lines.count).contains(place.line) && (1...lines[place.line - 1] + 1).contains(place.column),
      "outside its file of \(lines.count) lines: \(diagnostic)")
  }
}

/// A definition that has been accepted can be used: an export with its headings, and rows that do not fit.
private func checkUse(_ source: SourceDefinition) throws(BrokenPromise) {
  let headings = source.columns.map { "\"\($0.name.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
  let rows = ["2023-01-10", "K", "", "7", "\u{1}"].map { value in source.columns.map { _ in value }.joined(separator: ",") }
  let text = ([headings] + rows).joined(separator: "\n")
  let extraction = Extractor().extract(source, from: [.text(text, name: "x.csv")], wanted: Set(source.columns.map(\.name)))
  try promise(extraction.quality.addsUp, "does not add up: \(extraction.quality)")
  try promise(extraction.rejects.count == extraction.quality.rejected, "rejects miscounted: \(extraction.quality)")
}

/// How many characters each line has, by YAML's own line ends.
private func widths(_ text: String) -> [Int] {
  var widths = [0]
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n" where previous == "\r": break
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": widths.append(0)
    default: widths[widths.count - 1] += 1
    }
    previous = scalar
  }
  return widths
}
