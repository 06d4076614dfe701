internal import Extractors
internal import Loaders
package import Model
internal import Platform
internal import Transformers
internal import Wording

/// What `scorecard extract --all` writes: a clean table for each source of the plan, their description, and scripts that load them
/// into a database.
package struct CleanTables {
  /// What became of each source, in the definitions' order, with its sentences.
  package private(set) var quality: [SourceQuality] = []
  private let definitions: DefinitionSet
  private let path: String

  /// Reads every source of the plan from the folder at the path `input`, and writes to the folder at `path`. A source that is
  /// missing or was refused has no file, and the others are written all the same.
  ///
  /// Throws: `RunError.noInputFolder`; `CleanTableFault` or `FileError`, and then the folder is as it was, unless a file could not
  /// be renamed into place.
  package init(
    _ definitions: DefinitionSet, input: String, to path: String, reading: CSVReading = CSVReading(), progress: (Progress) -> Void
  ) throws {
    (self.definitions, self.path) = (definitions, path)
    try Self.checkNames(of: definitions.sources)
    guard let exports = ExportFolder(path: input) else { throw RunError.noInputFolder(input) }
    let names =
      definitions.sources.map { CleanTable($0, .delivered).file } + [CleanPackage.file] + LoadScript.allCases.map(\.file)
    let folder = try CleanFolder(path: path, for: names)
    var writing = CleanWriting(definitions, exports, folder, reading)
    for source in definitions.readingOrder(for: []) { try writing.write(source, progress) }
    quality = definitions.sources.compactMap { writing.quality[$0.name]?.inWords }
    try writing.finish()
  }

  /// Databases take names that are equal but for case for the same.
  private static func checkNames(of sources: [SourceDefinition]) throws(CleanTableFault) {
    var known: [String: String] = [:]
    for source in sources {
      if source.columns.contains(where: { $0.name.lowercased() == CleanTable.rowNumber }) {
        throw .takenName(source: source.name)
      }
      if source.name.lowercased() == DeliveredSources.table { throw .takenTable }
      let isFileName =
        !source.name.hasPrefix(".") && !source.name.unicodeScalars.contains { $0.value < 32 || "/*?[]{}".contains(Character($0)) }
      guard isFileName else { throw .noFileName(source: source.name) }
      if let other = known.updateValue(source.name, forKey: source.name.lowercased()) { throw .sameName(other, source.name) }
    }
  }

  /// A line for each source that has a table: how many rows became what.
  package var counts: [String] {
    quality.filter { !$0.isUnusable || isOptional($0) && $0.status == .missing }.map { quality in
      quality.status == .missing ? CleanTableSentences.emptyTable(quality.source) : InputSentences.counts(quality)
    }
  }

  /// What was written, in one line.
  package var summary: String {
    CleanTableSentences.written(counts.count, to: path)
  }

  /// A sentence for each source that has no table.
  package var faults: [String] {
    quality.compactMap { quality in
      switch quality.status {
      case .missing: isOptional(quality) ? nil : quality.fault
      case .refused: quality.fault
      case .delivered, .nilReturn: nil
      }
    }
  }

  /// What the exit code depends on: the state of the sources that are not optional.
  package enum Outcome { case whole, missing, refused }
  /// Whether a source that is not optional was refused, or is missing.
  package var outcome: Outcome {
    let needed = quality.filter { !isOptional($0) }
    if needed.contains(where: { $0.status == .refused }) { return .refused }
    return needed.contains { $0.status == .missing } ? .missing : .whole
  }

  private func isOptional(_ quality: SourceQuality) -> Bool { definitions.source(quality.source)?.isOptional ?? false }
}

/// Writes one source's table after another, and then what describes them.
private struct CleanWriting {
  private let definitions: DefinitionSet
  private let exports: ExportFolder
  private let folder: CleanFolder
  private let extractor: Extractor
  private let joined = JoinedRows()
  private var files: [(name: String, file: AtomicFile)] = []
  private var tables: [String: CleanTable] = [:]
  /// By source.
  private(set) var quality: [String: SourceQuality] = [:]

  init(_ definitions: DefinitionSet, _ exports: ExportFolder, _ folder: CleanFolder, _ reading: CSVReading) {
    (self.definitions, self.exports, self.folder) = (definitions, exports, folder)
    extractor = Extractor(ReadingOptions(reading))
  }

  mutating func write(_ source: SourceDefinition, _ progress: (Progress) -> Void) throws {
    let links = LinkTaker(source, joined)
    let compared = definitions.comparedNames(in: source)
    let delivered = exports.files(of: source)
    let size = delivered.reduce(0) { $0 + $1.size }
    var read = 0
    // Of links all columns are looked at, and of other sources the texts that are compared.
    let wanted = source.links == nil ? Set(compared.keys) : Set(source.columns.map(\.name))
    let (extraction, rows) = extractor.count(Extractor.Reading(source, from: delivered, wanted: wanted), to: links) { count in
      read += count
      progress(.reading(source: source.name, bytes: read, of: size))
    }
    var found = extraction.quality
    let comparable = comparableTexts(of: source, compared)
    extractor.forgetTexts(of: source)
    if !found.isUnusable || source.isOptional && found.status == .missing {
      let file = try folder.file(source.name + ".csv")
      do {
        try write(rows, of: source, comparable) { try file.append($0) }
        files.append((source.name + ".csv", file))
      } catch let refusal as Refusal { found = found.refused(refusal) }
    }
    let state: CleanTable.State =
      !found.isUnusable ? .delivered : found.status == .missing && source.isOptional ? .notDelivered : .leftOut
    let table = CleanTable(source, state, joinedDomains: source.domains.filter(joined.joins))
    (quality[source.name], tables[source.name]) = (found, table)
  }

  /// Writes the rows with each text as figures compare it, and each entity by the number that it has now.
  private func write(
    _ rows: CountedRows?, of source: SourceDefinition, _ comparable: [Int: [String: String]], append: ([UInt8]) throws -> Void
  ) throws {
    let clean = CleanRows(source.columns, isNumbered: true)
    try append(clean.headings)
    @Sendable func bytes(_ rows: BlockRows) -> [UInt8] {
      var texts = rows.texts
      for (column, known) in comparable { texts[column] = texts[column]?.mapped { known[$0] ?? $0 } }
      return clean.bytes(rows.batch, texts: texts, from: rows.firstNumber)
    }
    let joinedHere: Set<String> = source.links == nil ? source.identifierDomains.filter(joined.joins) : []
    guard !joinedHere.isEmpty else {
      try rows?.forEach(bytes) { try append($0) }
      return
    }
    // Every number that stands for another is in the links, which have been read.
    let lexicons = joinedHere.reduce(into: [:]) { $0[$1] = extractor.lexicon($1) }
    try rows?.forEach(numbering: joinedHere) {
      $0
    } take: { rows in
      var rows = rows
      let now = joined.joined(rows.numbered, of: source)
      for (position, numbers) in rows.numbers {
        guard case .interned(let joined) = now.columns[position],
          let lexicon = source.columns[position].domain(in: source.name).flatMap({ lexicons[$0] })
        else { continue }
        for row in numbers.indices where joined[row] != numbers[row] { rows.replace(position, row, by: lexicon[joined[row]]) }
      }
      try append(bytes(rows))
    }
  }

  /// By column and text: the text as figures compare it.
  private func comparableTexts(of source: SourceDefinition, _ compared: [String: [String]]) -> [Int: [String: String]] {
    var comparable: [Int: [String: String]] = [:]
    for (position, column) in source.columns.enumerated() where column.kind == .category {
      guard let names = compared[column.name], let lexicon = column.domain(in: source.name).flatMap(extractor.lexicon) else {
        continue
      }
      let texts = ComparableTexts(lexicon, named: names)
      for number in 0..<lexicon.count {
        let number = UInt32(number + 1)
        comparable[position, default: [:]][lexicon[number]] = texts[number]
      }
    }
    return comparable
  }

  /// Writes the description and the scripts, and puts all files into their places.
  mutating func finish() throws {
    let all = definitions.sources.compactMap { self.tables[$0.name] }
    for script in LoadScript.allCases { try add(script.file, script.bytes(all)) }
    // The last: by it the folder is known as one that is whole.
    try add(CleanPackage.file, try CleanPackage.bytes(all, of: definitions.plan))
    try folder.finish(files)
  }

  private mutating func add(_ name: String, _ bytes: [UInt8]) throws {
    let file = try folder.file(name)
    try file.append(bytes)
    files.append((name, file))
  }
}
