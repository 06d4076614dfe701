internal import Distribution
internal import Extractors
internal import JSON
internal import Model
internal import Platform

/// The parts of all files of all areas, read by executors: each part reports, and `GatheredParts` decides about its source.
struct SparkParts {
  /// By area, in the order of reading.
  private(set) var sources: [SparkSource] = []
  private let session: SparkSession
  private let partSize: Int
  private var generation = 0
  /// By the path of its rows: which source a part is of.
  private var asked: [String: Int] = [:]
  /// A part that began on a wrong guess is read again; it can only go on as long as there are parts.
  private static let most = 1000

  /// The files of these areas.
  init(_ areas: [AreaReading], _ session: SparkSession, partSize: Int) {
    (self.session, self.partSize) = (session, partSize)
    sources = areas.filter { $0.number > 0 }.flatMap { area in
      area.readings.filter { !$0.files.isEmpty }.map { SparkSource(area.number, $0) }
    }
  }

  /// Reads all parts, and again those that need it; then puts together what areas have in common, where `all` asks for that.
  ///
  /// Throws: `SparkFault`, `FileError`.
  mutating func read(all: AreaReading?, progress: (Progress) -> Void) throws {
    var tasks = sources.indices.flatMap { source in
      sources[source].files.indices.flatMap { file in parts(of: source, file).map { (source, $0) } }
    }
    let digests = sources.indices.flatMap { source in
      sources[source].files.indices.filter { sources[source].files[$0].size > partSize }.map { (source, $0) }
    }.sorted { sources[$0.0].files[$0.1].size > sources[$1.0].files[$1.1].size }
    while !tasks.isEmpty {
      generation += 1
      var commands = Self.shared(tasks.map { (words: command($0.0, $0.1), size: $0.1.bytes.count) })
      // A large file's digest takes longest, and begins first.
      if generation == 1 { commands = digests.map { [digest($0.0, $0.1)] } + commands }
      let count = commands.count
      let lines = try session.parts(commands) { progress(.readingParts($0, of: count)) }
      for line in lines { try take(line, digests) }
      tasks = try gather()
      if generation == Self.most { throw SparkFault.answer("parts that never fit") }
    }
    for reading in all?.readings ?? [] where !reading.files.isEmpty {
      var whole = SparkSource(all: sources.filter { $0.reading.source.name == reading.source.name }, reading)
      whole.gathered = try gathered(whole)
      sources.append(whole)
    }
  }

  /// The commands of each task: small parts share one, which costs more to start than they do to read.
  private static func shared(_ parts: [(words: [String], size: Int)]) -> [[[String]]] {
    let (bytes, most) = (2 << 20, 32)
    var (tasks, size) = ([[[String]]](), 0)
    for part in parts {
      if tasks.isEmpty || size + part.size > bytes || tasks[tasks.count - 1].count == most {
        tasks.append([])
        size = 0
      }
      tasks[tasks.count - 1].append(part.words)
      size += part.size
    }
    return tasks
  }

  private func parts(of source: Int, _ file: Int) -> [PartTask] {
    let size = sources[source].files[file].size
    return stride(from: 0, to: max(size, 1), by: partSize).map { from in
      PartTask(file: file, bytes: from..<min(from + partSize, max(size, 1)))
    }
  }

  private func path(_ source: Int, _ file: Int) -> String {
    if case .onDisk(_, let path) = sources[source].files[file].file { Paths.fromRoot(path) } else { "" }
  }

  private mutating func command(_ source: Int, _ task: PartTask) -> [String] {
    let reading = sources[source].reading
    let definition = reading.source
    let name = "\(source)-\(task.file)-\(task.bytes.lowerBound)-\(generation).rows"
    let rows = session.rows(name)
    asked[rows] = source
    let columns = definition.columns.enumerated().filter { reading.wanted.contains($1.name) || definition.key.contains($0) }
    let block = "\(path(source, task.file)):\(task.bytes.lowerBound)-\(task.bytes.upperBound)"
    var words = ["extract", definition.name, "--block", block, "--rows", rows]
    let names = columns.map { String(decoding: EscapedText.bytes($0.element.name), as: UTF8.self).replacing(",", with: "%2C") }
    if !names.isEmpty { words += ["--columns", names.joined(separator: ",")] }
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
      for (source, file) in digests where text.hasSuffix("  \(path(source, file))") {
        sources[source].files[file].sha256 = String(text.prefix(64))
      }
      return
    }
    let report: BlockReport
    do { report = try PublishedJSON.decode(BlockReport.self, from: line) } catch {
      throw SparkFault.answer("a report of \(line.count) bytes")
    }
    guard let source = report.rows.path.flatMap({ asked[$0] }) else { throw SparkFault.answer("a report about no source") }
    sources[source].reports[SparkSource.Place(report.block)] = report
  }

  /// Decides about each source whose parts have all answered; returns what has to be read again.
  private mutating func gather() throws(FileError) -> [(Int, PartTask)] {
    var again: [(Int, PartTask)] = []
    for place in sources.indices where sources[place].gathered?.readAgain.isEmpty != true {
      let gathered = try gathered(sources[place])
      sources[place].gathered = gathered
      again += gathered.readAgain.map { (place, $0) }
    }
    return again
  }

  private func gathered(_ source: SparkSource) throws(FileError) -> GatheredParts {
    var lines: [SparkSource.Place: [UInt8]] = [:]
    for (place, report) in source.reports {
      if let path = report.rejects.path { lines[place] = try Disk.bytes(of: session.rejects(path)) }
    }
    return GatheredParts(
      source.reading.source, wanted: source.reading.wanted, files: source.files, answers: source.reports.values.map(\.block)
    ) { lines[SparkSource.Place($0)] ?? [] }
  }
}
