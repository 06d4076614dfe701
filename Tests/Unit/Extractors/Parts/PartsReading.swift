import Extractors
import Foundation
import Model
import Platform

/// A source read in parts, each on its own, as several machines would: what the answers come to, and the rows.
struct PartsReading {
  /// How often parts had to be read again before all was settled.
  private(set) var rounds = 0
  private(set) var extraction: Extraction
  /// File, line, whether it counts, and every value as text; none where the source was not delivered.
  private(set) var rows: [String] = []
  private var parts: [Key: Part] = [:]

  private struct Key: Hashable {
    var file: Int
    var from: Int
  }
  private struct Part {
    var answer: PartAnswer
    var rows: [Row] = []
    var rejects: [UInt8] = []
  }
  private struct Row {
    var line: Int
    var values: [String]
    var mark: UInt16
  }

  /// `cut` gives the parts of a file of so many bytes.
  init(_ source: SourceDefinition, _ files: [ExportFile], pieceSize: Int, cut: (Int) -> [Range<Int>]) throws {
    let wanted = Set(source.columns.map(\.name))
    var tasks: [PartTask] = []
    for (number, file) in files.enumerated() { tasks += cut(file.size).map { PartTask(file: number, bytes: $0) } }
    let seen = files.map { file in
      var seen = PartFile(file)
      switch file {
      case .inMemory(_, let bytes): seen.sha256 = sha256(bytes)
      case .onDisk(_, let path): seen.sha256 = sha256(Array(FileManager.default.contents(atPath: path) ?? Data()))
      }
      return seen
    }
    var parts: [Key: Part] = [:]
    var reader = PartReader(source, wanted: wanted, pieceSize: pieceSize)
    while true {
      for (number, task) in tasks.enumerated() {
        // Some parts for each machine.
        if number % 8 == 0 { reader = PartReader(source, wanted: wanted, pieceSize: pieceSize) }
        var (read, refused): ([Row], [UInt8]) = ([], [])
        let answer = try reader.read(task, of: files[task.file]) { rows, rejects in
          refused += rejects
          for row in 0..<rows.batch.count {
            let values = zip(rows.batch.columns, rows.texts).map { WholeReading.text($0, row, $1) }
            read.append(
              Row(line: Int(rows.batch.lines[row]), values: values, mark: rows.marks.isEmpty ? 0 : rows.marks[row]))
          }
        }
        parts[Key(file: task.file, from: task.bytes.lowerBound)] = Part(answer: answer, rows: read, rejects: refused)
      }
      let gathered = GatheredParts(source, wanted: wanted, files: seen, answers: parts.values.map(\.answer)) { answer in
        parts[Key(file: answer.number, from: answer.from)]?.rejects ?? []
      }
      tasks = gathered.readAgain
      if tasks.isEmpty {
        self.parts = parts
        extraction = gathered.extraction(duplicates: [:], superseded: 0)
        count(source, gathered)
        return
      }
      rounds += 1
      guard rounds < 500 else { throw Unsettled() }
    }
  }

  struct Unsettled: Error {}

  /// Finds out which rows count, in the plainest way there is.
  private mutating func count(_ source: SourceDefinition, _ gathered: GatheredParts) {
    var all: [(file: Int, row: Row)] = []
    var lines: [Int: Int] = [:]
    for answer in gathered.used {
      let first = lines[answer.number] ?? extraction.files[answer.number].headingLine
      for var row in parts[Key(file: answer.number, from: answer.from)]?.rows ?? [] {
        row.line += first
        all.append((answer.number, row))
      }
      lines[answer.number] = first + answer.lines
    }
    var winners: [[String]: Int] = [:]
    var survives = all.map { _ in true }
    var (duplicates, superseded): ([Int: Int], Int) = ([:], 0)
    if !source.key.isEmpty {
      for index in all.indices.reversed() {
        let key = source.key.map { position in
          source.columns[position].kind == .category
            ? all[index].row.values[position].lowercased() : all[index].row.values[position]
        }
        guard let winner = winners[key] else {
          winners[key] = index
          continue
        }
        if all[winner].row.mark != all[index].row.mark { superseded += 1 }
        let version = { (index: Int) in source.laterVersion.map { Int(all[index].row.values[$0]) ?? .min } ?? 0 }
        let loser = version(index) > version(winner) ? winner : index
        if loser == winner { winners[key] = index }
        survives[loser] = false
        duplicates[all[loser].file, default: 0] += 1
      }
    }
    extraction = gathered.extraction(duplicates: duplicates, superseded: superseded)
    guard extraction.delivery.table != nil else { return }
    rows = all.indices.map { "\(all[$0].file) \(all[$0].row.line) \(survives[$0]) " + all[$0].row.values.joined(separator: "|") }
  }
}
