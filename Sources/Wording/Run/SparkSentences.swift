/// What is said where Spark does not do what it is asked.
package enum SparkSentences {
  /// There is no such Python.
  package static func noPython(_ path: String) -> String {
    "There is no '\(path)' here that starts. Say which Python has pyspark: --spark-python .build-spark/bin/python"
  }

  /// Python is there without `pyspark`.
  package static func noPySpark(_ path: String) -> String {
    "'\(path)' has no pyspark. Install it (make spark), and say where it is: --spark-python .build-spark/bin/python"
  }

  /// A part of an export was read on no executor; `said` is what the program there wrote.
  package static func part(_ said: String) -> String {
    "An executor could not read its part of an export, and nothing was published: "
      + (said.isEmpty ? "it did not say why" : said.split(separator: "\n").last.map(String.init) ?? said)
  }

  /// Spark gave up, with its own name for the fault.
  package static func failed(_ condition: String) -> String {
    "Spark gave up (\(condition)), and nothing was published. To see its log: --verbose"
  }

  /// The driver ended before it had answered.
  package static let ended = "Spark ended before it had answered, and nothing was published. To see its log: --verbose"

  /// Rows of a source were lost or changed between executors and Spark.
  package static func otherRows(_ source: String) -> String {
    "The rows of \(source) that Spark reads are not those that executors have written, and nothing was published. "
      + "Is the folder of --spark-staging the same on all machines?"
  }

  /// Something came that no version of the driver sends.
  package static func answer(_ what: String) -> String {
    "The driver of Spark answered something unexpected (\(what)), and nothing was published."
  }
}
