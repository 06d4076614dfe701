internal import Distribution
internal import Extractors
internal import JSON
internal import Loaders
internal import Model
internal import Platform

/// The parts of all sources' files, read by executors: each part reports, and `GatheredParts` decides about its source.
struct SparkParts {
  /// One source with what its parts have answered.
  struct Source {
    let reading: Extractor.Reading
    var files: [PartFile]
    fileprivate var reports: [Place: BlockReport] = [:]
    fileprivate(set) var gathered: GatheredParts?

    /// The files of rows that count, each with what it is to hold.
    var rows: [(path: String, sum: StagedRows.Sum)] {
      (gathered?.used ?? []).compactMap { answer in
        reports[Place(answer)].flatMap { report in
          report.rows.path.flatMap { report.rows.sum.rows > 0 ? ($0, report.rows.sum) : nil }
        }
      }
    }

    /// Whether Spark is to have its rows: of a source that was refused half-way, too, it is told how many there are twice.
    var isReadable: Bool {
      !rows.isEmpty || gathered?.extraction(duplicates: [:], superseded: 0).delivery.rows != nil
    }
  }
  fileprivate struct Place: Hashable {
    let (file, from, to): (Int, Int, Int)

    init(_ file: Int, _ bytes: Range<Int>) { (self.file, from, to) = (file, bytes.lowerBound, bytes.upperBound) }
    init(_ answer: PartAnswer) { self.init(answer.number, answer.from..<answer.to) }
  }
  /// In the order of reading.
  private(set) var sources: [Source] = []
  private let session: SparkSession
  private let staging: StagingFolder
  private let input: String
  private let partSize: Int
  private var generation = 0
  /// A part that began on a wrong guess is read again; it can only go on as long as there are parts.
  private static let most = 1000

  /// The files of these sources, below the folder at the absolute path `input`.
  init(_ readings: [Extractor.Reading], _ session: SparkSession, _ staging: StagingFolder, input: String, partSize: Int) {
    (self.session, self.staging, self.input, self.partSize) = (session, staging, input, partSize)
    sources = readings.filter { !$0.files.isEmpty }.map { Source(reading: $0, files: $0.files.map { PartFile($0) }) }
  }

  /// Reads all parts, and again those that need it.
  ///
  /// Throws: `SparkFault`, `FileError`.
  mutating func read(progress: (Progress) -> Void) throws {
    var tasks = sources.indices.flatMap { source in
      sources[source].files.indices.flatMap { file in parts(of: source, file).map { (source, $0) } }
    }
    let digests = sources.indices.flatMap { source in
      sources[source].files.indices.filter { sources[source].files[$0].size > partSize }.map { (source, $0) }
    }
    while !tasks.isEmpty {
      generation += 1
      let commands = tasks.map { command($0.0, $0.1) } + (generation == 1 ? digests.map(digest) : [])
      let lines = try session.parts(commands) { progress(.readingParts($0, of: commands.count)) }
      for line in lines { try take(line, digests) }
      tasks = try gather()
      if generation == Self.most { throw SparkFault.answer("parts that never fit") }
    }
  }

  private func parts(of source: Int, _ file: Int) -> [PartTask] {
    let size = sources[source].files[file].size
    return stride(from: 0, to: max(size, 1), by: partSize).map { from in
      PartTask(file: file, bytes: from..<min(from + partSize, max(size, 1)))
    }
  }

  private func path(_ source: Int, _ file: Int) -> String { "\(input)/\(sources[source].files[file].file.name)" }

  private func command(_ source: Int, _ task: PartTask) -> [String] {
    let definition = sources[source].reading.source
    let rows = "\(staging.path)/rows/\(definition.name)-\(task.file)-\(task.bytes.lowerBound)-\(generation).rows"
    let wanted = sources[source].reading.wanted
    let columns = definition.columns.enumerated().filter { wanted.contains($1.name) || definition.key.contains($0) }.map(
      \.element.name)
    let block = "\(path(source, task.file)):\(task.bytes.lowerBound)-\(task.bytes.upperBound)"
    var words = ["extract", definition.name, "--block", block, "--rows", rows]
    if !columns.isEmpty { words += ["--columns", columns.joined(separator: ",")] }
    if let start = task.start { words += ["--start", String(start)] }
    if task.isAfterEnd { words.append("--after-end") }
    if let encoding = task.encoding { words += ["--encoding", encoding] }
    return words
  }

  private func digest(_ source: Int, _ file: Int) -> [String] { ["digest", path(source, file)] }

  /// Takes what an executor printed: a report, or the digest of a whole file with its path.
  private mutating func take(_ line: [UInt8], _ digests: [(Int, Int)]) throws {
    guard line.first == UInt8(ascii: "{") else {
      let text = String(decoding: line, as: UTF8.self)
      for (source, file) in digests where text.hasSuffix(path(source, file)) {
        sources[source].files[file].sha256 = String(text.prefix(64))
      }
      return
    }
    let report: BlockReport
    do { report = try PublishedJSON.decode(BlockReport.self, from: line) } catch {
      throw SparkFault.answer("a report of \(line.count) bytes")
    }
    guard let source = sources.firstIndex(where: { $0.reading.source.name == report.block.source }) else {
      throw SparkFault.answer("a report about no source")
    }
    sources[source].reports[Place(report.block)] = report
  }

  /// Decides about each source whose parts have all answered; returns what has to be read again.
  private mutating func gather() throws(FileError) -> [(Int, PartTask)] {
    var again: [(Int, PartTask)] = []
    for place in sources.indices where sources[place].gathered?.readAgain.isEmpty != true {
      let source = sources[place]
      var lines: [Place: [UInt8]] = [:]
      for (place, report) in source.reports { if let path = report.rejects.path { lines[place] = try Disk.bytes(of: path) } }
      let gathered = GatheredParts(
        source.reading.source, wanted: source.reading.wanted, files: source.files, answers: source.reports.values.map(\.block)
      ) { lines[Place($0)] ?? [] }
      sources[place].gathered = gathered
      again += gathered.readAgain.map { (place, $0) }
    }
    return again
  }
}
