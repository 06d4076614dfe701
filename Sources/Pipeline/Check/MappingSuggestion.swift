internal import Extractors
package import Model
internal import Wording

/// Suggests what a definition needs so that an unknown export can be read: headings, layout, formats and codes, as YAML to
/// paste. Nothing of it is used until somebody pastes it.
package struct MappingSuggestion: Sendable {
  private let sample: ExportSample
  private let source: SourceDefinition?
  private let name: String

  /// `source` is the definition to add to, nil where there is none yet; `name` is the source's name.
  ///
  /// Throws: `RunError.unreadable` where the file cannot be read, or no line of it looks like headings.
  package init(_ source: SourceDefinition?, name: String, file path: String) throws(RunError) {
    self.source = source
    self.name = name
    let file = path.split(separator: "/").last.map(String.init) ?? path
    do throws(Refusal) {
      sample = try ExportSample(.onDisk(name: file, path: path), like: source)
    } catch { throw .unreadable(error.sentence) }
    // What is no heading line may be a row about a child: nothing of it is told.
    let headings = sample.columns.map(\.heading)
    let hasRowOfData = headings.contains { $0.count(where: \.isNumber) >= 4 }
    let isKnown = source.map { source in ColumnMatching(source, sample.columns).matches.contains { $0 != nil } } ?? true
    let known = source.map { Set($0.columns.flatMap { $0.headings.map { $0.text.foldedHeading } }) } ?? []
    let knownCount = headings.count { known.contains($0.foldedHeading) }
    guard isKnown, 2 * knownCount >= headings.count || (!hasRowOfData && sample.rows > 0) else {
      throw .unreadable(
        "\(SafeText.line(file)), line \(sample.headingLine): does not look like a line of headings, and an export needs one")
    }
  }

  /// The suggestion, with comments on what is uncertain: additions to the source's definition, or a whole new one where it has
  /// none. It quotes headings and frequent codes, and no other value of a row.
  package var yaml: String {
    let lines = source.map(additions) ?? skeleton
    return (heading + lines).joined(separator: "\n") + "\n"
  }

  private var heading: [String] {
    [
      "# "
        + SuggestionSentences.origin(
          name, file: sample.file, rows: sample.rows, layout: [sample.encoding, sample.delimiter],
          headingLine: sample.headingLine),
      "# " + SuggestionSentences.advice(name),
    ]
  }

  private var layout: [String] {
    sample.headingLine > 1 ? ["layout: {title_lines: \(sample.headingLine - 1)}"] : []
  }

  // MARK: A source that is defined

  private func additions(_ source: SourceDefinition) -> [String] {
    let matches = ColumnMatching(source, sample.columns).matches
    var lines = layout + ["columns:"]
    for (column, match) in zip(source.columns, matches) {
      guard let match else { continue }
      let found = sample.columns[match.column]
      var body: [String] = []
      if match.isProposed { body.append("    headings: [\(Self.quoted(found.heading))]  # \(match.why)") }
      body += formats(column, found) + codes(column, found)
      if !body.isEmpty { lines += ["  \(column.name):"] + body }
    }
    let used = Set(matches.compactMap { $0?.column })
    let rest = sample.columns.indices.filter { !used.contains($0) }.map { sample.columns[$0] }
    for (index, match) in zip(source.columns.indices, matches)
    where match == nil && (source.columns[index].needsHeading || source.key.contains(index)) {
      let column = source.columns[index]
      lines.append("# " + SuggestionSentences.missing(column.name, candidates: Self.candidates(for: column, among: rest)))
    }
    let unused = rest.map { Self.quoted($0.heading) }
    if !unused.isEmpty { lines.append("# " + SuggestionSentences.unused(unused)) }
    if lines.last == "columns:" { lines = layout + ["# " + SuggestionSentences.allKnown] }
    return lines
  }

  /// The headings of columns that hold dates or numbers, where the column needs these.
  private static func candidates(
    for column: ColumnDefinition, among rest: [ExportSample.Column]
  ) -> [(heading: String, kind: String)] {
    switch column.kind {
    case .day:
      rest.filter { found in found.days.values.contains { $0 * 10 >= found.filled * 9 } }.map { (quoted($0.heading), "a date") }
    case .integer, .decimal:
      rest.filter { $0.filled > 0 && $0.numbers == $0.filled }.map { (quoted($0.heading), "a number") }
    case .code, .category, .identifier, .text: []
    }
  }

  /// Formats that are not read unless the definition names them.
  private func formats(_ column: ColumnDefinition, _ found: ExportSample.Column) -> [String] {
    guard case .day(let formats, _) = column.kind, found.filled > 0 else { return [] }
    let readable = found.days.filter { formats.contains($0.key) }.values.max() ?? 0
    guard readable < found.filled, let best = found.days.max(by: { $0.value < $1.value }), best.value > readable else {
      return []
    }
    return ["    formats: [\(best.key.rawValue)]  # \(SuggestionSentences.share(best.value, of: found.filled))"]
  }

  /// Codes that the definition does not list, under the one whose name is nearest. One that is near none may be a name: only
  /// its first row is given.
  private func codes(_ column: ColumnDefinition, _ found: ExportSample.Column) -> [String] {
    guard case .code(let codes) = column.kind else { return [] }
    let known = Set(codes.flatMap { [$0.name] + $0.spellings.map(\.text) }.map { $0.lowercased() })
    let unknown = found.common.filter { !known.contains($0.value.lowercased()) }
    var lines = unknown.isEmpty ? [] : ["    codes:"]
    for value in unknown {
      let near = codes.max { Similarity.of($0, value.value) < Similarity.of($1, value.value) }
      let isNear = near.map { Similarity.of($0, value.value) >= 0.5 } ?? false
      lines.append(
        isNear
          ? "      \(near?.name ?? ""): [\(Self.quoted(value.value))]  # \(SuggestionSentences.nearest(value.count))"
          : "      # "
            + SuggestionSentences.unknown(count: value.count, firstRow: value.firstRow))
    }
    if found.hasManyValues { lines.append("    # " + SuggestionSentences.manyValues) }
    let rare = found.rare
    if rare > 0, !unknown.isEmpty { lines.append("    # " + SuggestionSentences.rare(rare)) }
    return lines
  }

  // MARK: A source that nobody has defined

  private var skeleton: [String] {
    let names = sample.columns.map { Self.canonical($0.heading) }
    let key = zip(names, sample.columns).first { $1.filled == sample.rows && $1.hasManyValues }?.0
    var lines = ["source: \(name)", "title: ", "key: \(key.map { "[\($0)]" } ?? "none")"] + layout + ["columns:"]
    for (name, column) in zip(names, sample.columns) where !name.isEmpty {
      lines += ["  \(name):", "    type: " + type(column, isKey: name == key), "    headings: [\(Self.quoted(column.heading))]"]
      if column.filled == sample.rows, name != key { lines.append("    required: yes") }
    }
    return lines
  }

  private func type(_ column: ExportSample.Column, isKey: Bool) -> String {
    guard column.filled > 0 else { return "text  # \(SuggestionSentences.blank)" }
    if isKey { return "identifier\n    domain: \(Self.canonical(column.heading))" }
    if let best = column.days.filter({ DayFormat.standard.contains($0.key) }).max(by: { $0.value < $1.value }),
      best.value * 10 >= column.filled * 9
    {
      return "day  # \(best.key.rawValue): \(best.value) of \(column.filled)"
    }
    if !column.hasManyValues, column.distinct <= 30, column.rare == 0 {
      let codes = column.common.map { "\(Self.quoted($0.value))" }.joined(separator: ", ")
      return "code\n    codes: [\(codes)]  # " + column.common.map { "\($0.count)" }.joined(separator: ", ") + " times"
    }
    if column.numbers == column.filled, !column.hasManyValues { return "number" }
    guard column.hasManyValues, !column.hasSpaces else { return "text  # \(SuggestionSentences.orCategory)" }
    return "identifier  # \(SuggestionSentences.orText)\n    domain: \(Self.canonical(column.heading))"
  }

  private static func canonical(_ heading: String) -> String {
    heading.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + SafeText.line(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
