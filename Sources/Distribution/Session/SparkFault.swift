/// Why Spark did not do what it was asked.
package enum SparkFault: Error, Sendable, Equatable {
  /// There is no such Python, or it did not start.
  case noPython(String)
  /// The Python has no `pyspark`.
  case noPySpark(String)
  /// A part of an export could not be read on any executor: the exit code of the program there, and what it said.
  case part(status: Int, said: String)
  /// Spark gave up, with its own name for the fault.
  case failed(condition: String)
  /// The driver ended before it had answered.
  case ended
  /// The rows that Spark reads of this source are not those that were written.
  case otherRows(source: String)
  /// Spark answered something that no version of it should.
  case answer(String)
}
