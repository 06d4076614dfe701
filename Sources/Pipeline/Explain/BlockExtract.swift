internal import Extractors
internal import Glibc
internal import JSON
internal import Loaders
package import Model
internal import Platform
internal import Wording

/// Which part of which export is to be read on its own.
package struct BlockChoice: Sendable, Equatable {
  /// The path of the file.
  package var path: String
  /// The bytes in which its records begin.
  package var bytes: Range<Int>
  /// Where the first record begins; nil where that has to be guessed.
  package var start: Int?
  /// Whether the report ended before these bytes.
  package var isAfterEnd = false
  /// The file's encoding; nil where that has to be guessed.
  package var encoding: String?
  /// The names of the columns to write; nil for all.
  package var columns: [String]?
  /// The name of the source; nil where only one reads such a file.
  package var source: String?

  /// The part that a text such as `input/exclusions.csv:0-33554432` names, with nothing known of it; nil where the text names none.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 2, let range = parts.last?.split(separator: "-", omittingEmptySubsequences: false), range.count == 2,
      let from = Int(range[0]), let to = Int(range[1]), from >= 0, from <= to, parts.dropLast() != [""]
    else { return nil }
    path = parts.dropLast().joined(separator: ":")
    bytes = from..<to
  }

  /// The names of encodings.
  package static let encodings = PartTask.encodings
}

/// Reads a part of an export on its own, for an engine on several machines: its rows to a file, and what is found of it as JSON. It
/// decides nothing about the source; `GatheredParts` does that when all parts have answered.
package enum BlockExtract {
  /// Writes the rows of the part to the file at `path`, and those that cannot be used to a hidden file next to it. Returns a line of
  /// JSON that holds no value of any row. `goOn` is called from time to time.
  ///
  /// Throws: `BlockChoiceFault`, `FileError`, what `goOn` throws; nothing is at the path then that was not there before.
  package static func write(
    _ choice: BlockChoice, to path: String, in definitions: DefinitionSet, reading: CSVReading = CSVReading(),
    goOn: () throws -> Void
  ) throws -> [UInt8] {
    let (file, number, source) = try found(choice, in: definitions)
    if let unknown = choice.columns?.first(where: { source.column($0) == nil }) {
      throw BlockChoiceFault.unknownColumn(unknown, known: source.columns.map(\.name))
    }
    let wanted = Set(choice.columns ?? source.columns.map(\.name))
    let staged = StagedRows(source, wanted: wanted)
    let (folder, name) = split(path)
    let attempt = String(UInt64.random(in: .min ... .max), radix: 16)
    let rows = try AtomicFile(path: path, by: "\(folder)/.\(name).\(attempt).tmp")
    let rejectsPath = "\(folder)/.\(name).rejects"
    let rejects = try AtomicFile(path: rejectsPath, by: "\(rejectsPath).\(attempt).tmp")
    var (sum, rejected) = (StagedRows.Sum(), StagedRows.Sum())
    let task = PartTask(
      file: number, bytes: choice.bytes, start: choice.start, isAfterEnd: choice.isAfterEnd, encoding: choice.encoding)
    let reader = PartReader(source, wanted: wanted, reader: reading.reader)
    let answer = try reader.read(task, of: file) { piece, lines in
      try goOn()
      try rows.append(
        staged.bytes(piece.batch, texts: piece.texts, marks: piece.marks, part: choice.bytes.lowerBound, &sum))
      try rejects.append(lines)
      rejected.add(lines)
    }
    try rows.finish()
    if rejected.rows > 0 { try rejects.finish() }
    try Disk.syncFolder(folder)
    let report = BlockReport(
      block: answer, columns: staged.fields, rows: .init(path: path, sum: sum),
      rejects: .init(path: rejected.rows > 0 ? rejectsPath : nil, sum: rejected))
    return try PublishedJSON.encodeLine(report)
  }

  /// The file with its position in the reading order of its source.
  private static func found(
    _ choice: BlockChoice, in definitions: DefinitionSet
  ) throws -> (file: ExportFile, number: Int, source: SourceDefinition) {
    let (folder, name) = split(choice.path)
    var sources = definitions.sources.filter { source in source.files.contains { ExportFolder.isFile(name, ofStem: $0) } }
    if let wanted = choice.source {
      guard let source = definitions.source(wanted) else {
        throw RunError.unknownSource(wanted, known: definitions.sources.map(\.name))
      }
      sources = sources.filter { $0.name == source.name }
    }
    guard let source = sources.first else { throw BlockChoiceFault.noSource(file: name) }
    guard sources.count == 1 else { throw BlockChoiceFault.severalSources(file: name, sources.map(\.name)) }
    let files = ExportFolder(path: folder)?.files(of: source) ?? []
    guard let number = files.firstIndex(where: { $0.name == name }) else { throw BlockChoiceFault.noFile(choice.path) }
    return (files[number], number, source)
  }

  /// The folder of a path and the name in it.
  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}

extension StagedRows.Sum {
  /// Adds lines about rejected rows.
  fileprivate mutating func add(_ lines: [UInt8]) {
    for line in lines.split(separator: 10) {
      rows += 1
      bytes += line.count + 1
      line.withUnsafeBytes { digest ^= Int64(bitPattern: XXH64.digest(of: $0, seed: 42)) }
    }
  }
}

/// Why no part of an export was read.
package enum BlockChoiceFault: Error, CustomStringConvertible {
  /// There is no such file.
  case noFile(String)
  /// No source reads a file of this name.
  case noSource(file: String)
  /// Several sources read a file of this name, and none was named.
  case severalSources(file: String, [String])
  /// The source has no such column.
  case unknownColumn(String, known: [String])

  /// The sentence for people, with what they can do.
  package var description: String {
    switch self {
    case .noFile(let path): BlockSentences.noFile(path)
    case .noSource(let file): BlockSentences.noSource(file: file)
    case .severalSources(let file, let sources): BlockSentences.severalSources(file: file, sources)
    case .unknownColumn(let column, let known): BlockSentences.unknownColumn(column, known: known)
    }
  }

  /// Whether the command was used wrongly (exit code 64), and the input is not what is missing (66).
  var isWrongUsage: Bool { if case .noFile = self { false } else { true } }
}
