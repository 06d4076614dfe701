internal import Glibc

/// How Spark is reached.
package struct SparkSettings: Sendable {
  /// The Python that has `pyspark`: a name in the folders of `PATH`, or a path.
  package var python = "python3"
  /// `local[4]`, `spark://host:7077`, `yarn`, `k8s://…`; nil for what Spark's own configuration says, or else all processors of this
  /// machine.
  package var master: String?
  /// Spark's own settings, which go before those that a run has of itself.
  package var own: [String: String] = [:]
  /// The folder in which rows are staged, which this machine and all executors reach under this path.
  package var staging: String
  /// The address, such as `hdfs://host/folder` or `s3a://bucket/folder`, to which rows go instead, where no folder is the same on all
  /// machines; `staging` is then a folder of this machine alone.
  package var store: String?
  /// So many bytes of a file are one part.
  package var partSize = 32 << 20
  /// Whether Spark's log is shown.
  package var showsLog = false

  /// What is not named keeps its default.
  package init(staging: String) { self.staging = staging }

  /// Two fifths of this machine's memory, in gigabytes, for a driver that is its own executor.
  private static var localMemory: Int {
    let bytes = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    return max(2, bytes / 5 * 2 / (1 << 30))
  }

  /// Whether the executors run on this machine, inside the session's own process or beside it.
  var isLocal: Bool { master.map { $0.hasPrefix("local") } ?? true }

  /// Whether the session's own process reads no rows: executors are other processes.
  private var hasExecutors: Bool { master.map { $0 != "local" && !$0.hasPrefix("local[") } ?? false }

  /// Java's options for a session without rows of its own, which works for a minute at little: code that is compiled once and quickly,
  /// and one thread that collects garbage, unless a setting chooses otherwise.
  private var lightOptions: [String] {
    guard hasExecutors else { return [] }
    let choosesCollector = own["spark.driver.extraJavaOptions"]?.contains("GC") == true
    return ["-XX:TieredStopAtLevel=1"] + (choosesCollector ? [] : ["-XX:+UseSerialGC"])
  }

  /// Spark's settings for a run that stages its rows in this folder. Nothing that Spark keeps besides its tables is written: its page,
  /// its log of events and its catalogue of tables.
  func all(in folder: String) -> [String: String] {
    var all = [
      "spark.ui.enabled": "false", "spark.eventLog.enabled": "false", "spark.ui.showConsoleProgress": "false",
      "spark.sql.session.timeZone": "UTC", "spark.sql.ansi.enabled": "true",
      "spark.sql.catalogImplementation": "in-memory", "spark.sql.warehouse.dir": "\(folder)/warehouse",
      // A plan may have Visits beside visits, and a text may look like one of Spark's own variables.
      "spark.sql.caseSensitive": "true", "spark.sql.variable.substitute": "false",
      // Each small table that is sent to all executors takes two pages of memory, which would be of 16 MB and more; those of queries
      // that are over are let go of when Java looks through its memory.
      "spark.buffer.pageSize": "512k", "spark.cleaner.periodicGC.interval": "1min", "spark.sql.ui.retainedExecutions": "1",
      "spark.driver.memory": "\(isLocal ? Self.localMemory : 2)g",
      // The names of columns and tables are in plans; values are not, and a plan is cut before it fills a log.
      "spark.sql.maxPlanStringLength": "2000", "spark.log.level": "ERROR",
      // Spark joins small pieces of a step into one task.
      "spark.sql.adaptive.enabled": "true",
      // Where speculation is on, Spark looks for slow tasks every second.
      "spark.speculation.interval": "1s",
    ]
    // All that Spark keeps on this machine for a while is in the folder that is deleted at the end, however the run ends. Executors
    // elsewhere are told by their own machine's settings.
    if store != nil {
      // Nobody else may read what is written there; a folder with nothing but rows is deleted as a whole.
      all["spark.hadoop.fs.permissions.umask-mode"] = "077"
    }
    all["spark.local.dir"] = StagingFolder.scratch(in: folder)
    all.merge(own) { $1 }
    for who in isLocal ? ["driver", "executor"] : ["driver"] {
      let name = "spark.\(who).extraJavaOptions"
      let options = [Self.quoted("-Djava.io.tmpdir=\(StagingFolder.scratch(in: folder))")] + (who == "driver" ? lightOptions : [])
      all[name] = (options + [all[name]].compactMap(\.self)).joined(separator: " ")
    }
    return all
  }

  /// An option of Java among others, whatever signs are in it.
  private static func quoted(_ option: String) -> String {
    let signs: [Character] = ["\"", "\\"]
    return "\"" + option.map { signs.contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
  }
}
