import ArgumentParser
import Distribution

/// Who reads the exports and works out the figures.
enum EngineChoice: String, ExpressibleByArgument, CaseIterable { case own, spark }

/// How Spark is reached, where it reads the exports and works out the figures.
struct SparkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where Spark runs: local[4], spark://host:7077, yarn or k8s://… (default: what Spark's own configuration says).",
      valueName: "master"))
  var sparkMaster: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("One of Spark's own settings, such as spark.executor.memory=4g.", valueName: "name=value"))
  var sparkConf: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      The folder for the rows of children while Spark works, which all machines reach under this path; or hdfs://…, s3a://…, to which \
      Spark writes. Only this user may open what is put there, and it is deleted at the end. (default, on one machine: a folder of the \
      user's own)
      """, valueName: "folder"), completion: .directory)
  var sparkStaging: String?

  @Option(
    help: ArgumentHelp(
      "The Python that has pyspark (environment variable: SCORECARD_SPARK_PYTHON). (default: python3)", valueName: "path"),
    completion: .file())
  var sparkPython: String?

  /// `isAsked`: the run is to be on Spark.
  func validate(isAsked: Bool) throws {
    if !isAsked, sparkMaster != nil || !sparkConf.isEmpty || sparkStaging != nil || sparkPython != nil {
      throw ValidationError("--spark-master, --spark-conf, --spark-staging and --spark-python go with --engine spark.")
    }
    for setting in sparkConf where setting.split(separator: "=", maxSplits: 1).count != 2 || !setting.hasPrefix("spark.") {
      throw ValidationError("--spark-conf is a setting of Spark with its value, such as spark.executor.memory=4g.")
    }
    if let sparkMaster, !["local", "spark://", "yarn", "k8s://"].contains(where: sparkMaster.hasPrefix) {
      throw ValidationError("--spark-master \(sparkMaster): Spark runs at local[4], spark://host:7077, yarn or k8s://…")
    }
    if isAsked, sparkStaging == nil, let sparkMaster, !sparkMaster.hasPrefix("local") {
      throw ValidationError(
        "--spark-master \(sparkMaster) needs --spark-staging: a folder that all its machines reach under one path.")
    }
  }

  /// What is no folder, but an address that Spark reaches.
  private static func address(_ text: String) -> String? {
    text.contains(/^[a-z][a-z0-9+.-]+:\/\//) && !text.hasPrefix("file:") ? text : nil
  }

  private var ownStaging: String? { stateFolder.map { "\($0)/staging" } }

  func settings(showsLog: Bool) throws -> SparkSettings {
    let store = sparkStaging.flatMap(Self.address)
    guard let staging = store == nil ? sparkStaging ?? ownStaging : ownStaging else {
      throw ValidationError("Nobody knows this user's own folder. Say where rows can be put: --spark-staging FOLDER.")
    }
    var settings = SparkSettings(staging: staging.hasPrefix("file:") ? String(staging.trimmingPrefix(/file:(\/\/)?/)) : staging)
    settings.store = store
    settings.python = sparkPython ?? environment("SCORECARD_SPARK_PYTHON") ?? "python3"
    settings.master = sparkMaster
    settings.own = Dictionary(
      sparkConf.map { setting in
        let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts[1])
      }
    ) { $1 }
    settings.showsLog = showsLog
    // Small files of tests are cut into parts, too.
    if let size = environment("SCORECARD_SPARK_PART_BYTES").flatMap({ Int($0) }), size > 0 { settings.partSize = size }
    return settings
  }
}
