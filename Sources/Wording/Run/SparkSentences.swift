/// What is said where Spark does not do what it is asked.
package enum SparkSentences {
  /// There is no such Python.
  package static func noPython(_ path: String) -> String {
    "There is no '\(path)' here that starts. Say which Python has pyspark: --spark-python .build-spark/bin/python"
  }

  /// What is called Python ended without a word.
  package static func notPython(_ path: String) -> String {
    "'\(path)' ended without starting Spark. Is it a Python? Say which Python has pyspark: --spark-python .build-spark/bin/python"
  }

  /// There is no Java.
  package static let noJava =
    "There is no Java here, which Spark needs. Install Java 17 or later (Debian: openjdk-17-jre-headless). Where JAVA_HOME is set, "
    + "it is the folder that has bin/java."

  /// Java started, and ended before Spark did.
  package static let notStarted =
    "Java ended before Spark had started. Spark needs Java 17 or later, and a master and settings that it knows. To see why: --verbose"

  /// Nobody listens at the master's address.
  package static func noMaster(_ master: String) -> String {
    "No master of Spark answers at \(master), and nothing was published. Is it running, and can this machine reach it?"
  }

  /// Executors were asked for, and none came.
  package static let noExecutors =
    "Spark had no executor that worked for minutes, and nothing was published. Are there machines with so many processors and so much "
    + "memory free? To wait longer for them: --spark-conf spark.scheduler.maxRegisteredResourcesWaitingTime=20m"

  /// What one machine has put in the folder of the run is not there for another.
  package static func notShared(_ folder: String) -> String {
    "Files in \(folder) are not there for every machine of Spark, and nothing was published. "
      + "Do all of them reach the folder of --spark-staging under this path, and did nobody delete from it?"
  }

  /// Rows cannot be put at an address; `condition` is Spark's own name for the fault.
  package static func noStore(_ address: String, _ condition: String) -> String {
    "Spark cannot write to \(address) (\(condition)), and nothing was published. Does it have the libraries and the settings for such "
      + "addresses, and may this user write there?"
  }

  /// The disk of Spark's own files is full.
  package static let noSpace =
    "A disk is full that Spark keeps its own files on, and nothing was published. Make room on the disk of the folder --spark-staging "
    + "and of spark.local.dir on all machines."

  /// The folder in which rows of children are while Spark works.
  package static func staged(_ folder: String) -> String {
    "rows are kept in \(folder) while Spark works: only this user may open it, and it is deleted at the end"
  }

  /// The folder is still there at the end.
  package static func left(_ folder: String) -> String {
    "\(folder) holds rows of children and could not be deleted: delete it by hand"
  }

  /// Python is there without `pyspark`.
  package static func noPySpark(_ path: String) -> String {
    "'\(path)' has no pyspark. Install it (make spark), and say where it is: --spark-python .build-spark/bin/python"
  }

  /// A part of an export was read on no executor; `status` is the exit code of the program there, and `said` what it wrote.
  package static func part(status: Int, _ said: String) -> String {
    let unsaid =
      status > 128
      ? "the system ended it with signal \(status - 128). Has the machine enough memory for one child a processor?"
      : "it ended with exit code \(status) and did not say why"
    let (last, own) = (said.split(separator: "\n").last.map(String.init), "scorecard: ")
    return "An executor could not read its part of an export, and nothing was published: "
      + (last.map { $0.hasPrefix(own) ? String($0.dropFirst(own.count)) : $0 } ?? unsaid)
  }

  /// How long a phase took.
  package static func phase(_ name: String, seconds: Double) -> String { "Spark, \(name): \((10 * seconds).rounded() / 10) s" }

  /// A source has a column with a name that a run on Spark needs.
  package static func takenName(_ column: String, source: String) -> String {
    "\(source) has a column called '\(column)', as a run on Spark calls a column of its own. Give it another name in the definition, and "
      + "its heading under headings."
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
