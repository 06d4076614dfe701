internal import JSON
internal import Platform

/// A session of Spark, through a driver in Python that submits what it is asked for and decides nothing.
///
///     let session = try SparkSession(settings, staging: folder, sending: ["/usr/local/bin/scorecard"])
///     let answers = try session.parts(tasks) { done in … }
///     try session.ask(["SELECT COUNT(*) FROM exclusions"]) { _, rows in … }
///     session.stop()
package final class SparkSession {
  private let conversation: Conversation
  private let staging: StagingFolder
  private let settings: SparkSettings
  private let program: String
  private var hasAnswered = false
  private var tasks = 0
  /// Queries that are asked at one time.
  private static let together = 3

  /// Starts Spark. `files` are sent to every executor, this program first, with the definitions that `staging` holds.
  ///
  /// Throws: `SparkFault`, `FileError`.
  package init(_ settings: SparkSettings, staging: StagingFolder, sending files: [String]) throws {
    (self.staging, self.settings) = (staging, settings)
    program = files.first.map(Paths.name) ?? ""
    let driver = try staging.write(PackageResources.spark_driver_py, to: "spark_driver.py")
    _ = try staging.write(PackageResources.spark_faults_py, to: "spark_faults.py")
    _ = try staging.write(PackageResources.spark_watch_py, to: "spark_watch.py")
    _ = try staging.write(PackageResources.spark_rows_py, to: "spark_rows.py")
    let worker = try staging.write(PackageResources.worker_sh, to: "worker.sh")
    conversation = try Conversation(
      program: settings.python.contains("/") ? .path(settings.python) : .named(settings.python),
      arguments: ["-B", driver, staging.path],
      environment: ["PYTHONUNBUFFERED": "1", "TMPDIR": StagingFolder.scratch(in: staging.path)], showsErrors: settings.showsLog)
    let start = SparkRequest.Start(
      master: settings.master, settings: settings.all(in: staging.path), files: files + [worker],
      archive: staging.definitions, store: settings.store)
    try ask(.start(start)) { _ in }
  }

  /// Has executors read parts: `commands` are those of each task, with their words. Returns the line that each command
  /// printed, in any order; `progress` is told how many tasks are done.
  package func parts(_ commands: [[[String]]], progress: (_ done: Int) -> Void) throws -> [[UInt8]] {
    guard !commands.isEmpty else { return [] }
    tasks += 1
    let name = "tasks-\(tasks)"
    let path = try staging.write(
      commands.flatMap { Array($0.joined(separator: [";"]).joined(separator: "\t").utf8) + [10] }, to: name)
    var lines: [[UInt8]] = []
    try ask(.parts(SparkRequest.Parts(count: commands.count, tasks: path, program: program))) { reply in
      if let done = reply.finished { progress(done) }
      if let part = reply.part { lines.append(Array(part.utf8)) }
    }
    return lines
  }

  /// Makes views of staged files, a row a line.
  package func lines(_ views: [SparkLines]) throws { try ask(.lines(views)) { _ in } }

  /// Runs statements that have no rows.
  package func run(_ statements: [String]) throws { if !statements.isEmpty { try ask(.run(statements)) { _ in } } }

  /// Hands over the rows of each query, in whatever order they are found.
  package func ask(_ queries: [String], take: (_ query: Int, _ rows: [[SparkValue]]) -> Void) throws {
    guard !queries.isEmpty else { return }
    try ask(.ask(queries, together: Self.together)) { reply in
      if let query = reply.query, let rows = reply.rows { take(query, rows) }
    }
  }

  /// The path of a file of rows for an executor to write, where it has this name.
  package func rows(_ name: String) -> String { settings.store == nil ? "\(staging.path)/rows/\(name)" : name }

  /// The path at which this machine finds a file of rejects that an executor has written.
  package func rejects(_ path: String) -> String { "\(staging.path)/rows/\(Paths.name(path))" }

  /// Ends Spark. Returns whether nothing is left at the address to which rows went.
  package func stop() -> Bool {
    var isLeft = false
    do { try ask(.stop) { _ in } } catch { isLeft = settings.store != nil }
    _ = conversation.finish(seconds: 10)
    return !isLeft
  }

  private func ask(_ request: SparkRequest, take: (SparkReply) -> Void) throws {
    do { try conversation.send(try PublishedJSON.encodeLine(request)) } catch is FileError { throw lost }
    while let line = conversation.receive() {
      let reply: SparkReply
      do { reply = try PublishedJSON.decode(SparkReply.self, from: line) } catch {
        throw SparkFault.answer("a line of \(line.count) bytes")
      }
      hasAnswered = true
      if let failure = reply.failed { throw fault(failure) }
      if reply.done != nil { return }
      take(reply)
    }
    throw lost
  }

  private func fault(_ failure: SparkReply.Failure) -> SparkFault {
    switch failure.reason {
    case "noPySpark": return .noPySpark(settings.python)
    case "noJava": return .noJava
    case "notStarted": return .notStarted
    case "noMaster": return .noMaster(settings.master ?? "")
    case "noExecutors": return .noExecutors
    case "notShared": return .notShared(staging.path)
    case "noSpace": return .noSpace
    case "noStore": return .noStore(settings.store ?? "", condition: failure.condition)
    default: break
    }
    if let status = failure.status { return .part(status: status, said: failure.said ?? "") }
    return .failed(condition: failure.condition)
  }

  /// Why nobody answers.
  private var lost: SparkFault {
    switch conversation.finish(seconds: 5) {
    case .notFound, .notStarted: .noPython(settings.python)
    case .exited: hasAnswered ? .ended : .notPython(settings.python)
    case .killed, .timedOut: .ended
    }
  }
}
