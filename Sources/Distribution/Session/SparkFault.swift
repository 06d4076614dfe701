/// Why Spark did not do what it was asked.
package enum SparkFault: Error, Sendable, Equatable {
  /// There is no such Python, or it did not start.
  case noPython(String)
  /// What was started as Python is none: it ended without an answer.
  case notPython(String)
  /// The Python has no `pyspark`.
  case noPySpark(String)
  /// There is no Java.
  case noJava
  /// Java ended before Spark had started.
  case notStarted
  /// Nobody answers at the address of the master.
  case noMaster(String)
  /// No executor has worked for minutes on what was to be done.
  case noExecutors
  /// A machine does not find what was put in the folder of the run.
  case notShared(String)
  /// Rows cannot be put at this address: Spark's own name for the fault.
  case noStore(String, condition: String)
  /// The disk of Spark's own files is full.
  case noSpace
  /// A part of an export could not be read on any executor: the exit code of the program there, and what it said.
  case part(status: Int, said: String)
  /// A source has a column of this name, which a run on Spark gives to a column of its own.
  case takenName(String, source: String)
  /// Spark gave up, with its own name for the fault.
  case failed(condition: String)
  /// The driver ended before it had answered.
  case ended
  /// The rows that Spark reads of this source are not those that were written.
  case otherRows(source: String)
  /// Spark answered something that no version of it should.
  case answer(String)
}
