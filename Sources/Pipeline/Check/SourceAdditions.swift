internal import Extractors
internal import Model
internal import Wording

/// What the definition of a source that there is needs so that it can read a file: headings, layout, formats and codes, as YAML to
/// add, and the definition with them, to be tried.
struct SourceAdditions {
  private(set) var amended: SourceDefinition
  private(set) var lines: [String] = []
  private let sample: ExportSample
  /// Values that are printed next to these lines anyway.
  private let printed: Set<String>
  /// Whether the source reads the file as it is, once it knows its name.
  var areNone: Bool { lines == ["# " + SuggestionSentences.allKnown] }

  /// Nil where no heading could be one of the source's columns. `printed` are values that are shown anyway.
  init?(to source: SourceDefinition, _ sample: ExportSample, printed: Set<String> = []) {
    amended = source
    self.sample = sample
    self.printed = printed
    let matches = ColumnMatching(source, sample.columns).matches
    guard matches.contains(where: { $0 != nil }) else { return nil }
    if sample.headingLine > 1 {
      amended.layout.titleLines = .count(sample.headingLine - 1)
      lines = ["layout: {title_lines: \(sample.headingLine - 1)}"]
    }
    let layout = lines
    lines.append("columns:")
    for (column, match) in zip(source.columns.indices, matches) {
      guard let match else { continue }
      let found = sample.columns[match.column]
      var body: [String] = []
      if match.isProposed {
        body.append("    headings: \(YAMLText.list([found.heading]))  # \(match.why)")
        amended.columns[column].spellings.append(Spelling(found.heading))
      }
      body += addFormats(to: column, found) + addCodes(to: column, found)
      if !body.isEmpty { lines += ["  \(source.columns[column].name):"] + body }
    }
    sayWhatIsLeft(source, matches)
    if lines.last == "columns:" { lines = layout + ["# " + SuggestionSentences.allKnown] }
  }

  /// The columns for which no heading was found, and the headings that no column uses.
  private mutating func sayWhatIsLeft(_ source: SourceDefinition, _ matches: [ColumnMatching.Match?]) {
    let used = Set(matches.compactMap { $0?.column })
    let rest = sample.columns.indices.filter { !used.contains($0) }.map { sample.columns[$0] }
    for (index, match) in zip(source.columns.indices, matches)
    where match == nil && (source.columns[index].needsHeading || source.key.contains(index)) {
      let column = source.columns[index]
      lines.append("# " + SuggestionSentences.missing(column.name, candidates: Self.candidates(for: column, among: rest)))
    }
    let unused = rest.map { Self.shown($0.heading) }
    if !unused.isEmpty { lines.append("# " + SuggestionSentences.unused(unused)) }
  }

  /// The headings of columns that hold dates or numbers, where the column needs these.
  private static func candidates(for column: ColumnDefinition, among rest: [SampleColumn]) -> [(heading: String, kind: String)] {
    switch column.kind {
    case .day:
      rest.filter { found in found.days.values.contains { $0 * 10 >= found.filled * 9 } }.map { (shown($0.heading), "a date") }
    case .integer, .decimal:
      rest.filter { $0.filled > 0 && $0.wholeNumbers == $0.filled }.map { (shown($0.heading), "a number") }
    case .code, .category, .identifier, .text: []
    }
  }

  /// Formats that are not read unless the definition names them.
  private mutating func addFormats(to column: Int, _ found: SampleColumn) -> [String] {
    guard case .day(let formats, let earliest) = amended.columns[column].kind, found.filled > 0 else { return [] }
    let readable = found.days.filter { formats.contains($0.key) }.values.max() ?? 0
    guard readable < found.filled, let best = found.bestFormat, best.count > readable else { return [] }
    amended.columns[column].kind = .day(formats: [best.format], notBefore: earliest)
    return ["    formats: [\(best.format.rawValue)]  # \(SuggestionSentences.share(best.count, of: found.filled))"]
  }

  /// Codes that the definition does not list, under the one whose name is nearest. One that is near none may be a name: only
  /// its first row is given.
  private mutating func addCodes(to column: Int, _ found: SampleColumn) -> [String] {
    guard case .code(var codes) = amended.columns[column].kind else { return [] }
    let known = Set(codes.flatMap { [$0.name] + $0.spellings.map(\.text) }.map { $0.lowercased() })
    let unknown = found.common.filter { !known.contains($0.value.lowercased()) }
    var lines = unknown.isEmpty ? [] : ["    codes:"]
    for value in unknown {
      let near = codes.indices.max { Similarity.of(codes[$0], value.value) < Similarity.of(codes[$1], value.value) }
      guard let near, Similarity.of(codes[near], value.value) >= 0.5 else {
        let shown = printed.contains(value.value) ? YAMLText.scalar(value.value) : nil
        lines.append("      # " + SuggestionSentences.unknown(shown, count: value.count, firstRow: value.firstRow))
        continue
      }
      codes[near].spellings.append(Spelling(value.value))
      lines.append("      \(codes[near].name): \(YAMLText.list([value.value]))  # \(SuggestionSentences.nearest(value.count))")
    }
    amended.columns[column].kind = .code(codes)
    if found.hasManyValues { lines.append("    # " + SuggestionSentences.manyValues) }
    let rare = found.rare
    if rare > 0, !unknown.isEmpty { lines.append("    # " + SuggestionSentences.rare(rare)) }
    return lines
  }

  private static func shown(_ heading: String) -> String { "\"\(SafeText.line(heading))\"" }
}
