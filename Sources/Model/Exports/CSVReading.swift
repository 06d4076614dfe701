/// Which reader takes a file's records apart, and with how many threads. Neither changes what is read.
package struct CSVReading: Hashable, Sendable {
  /// The readers that a run can ask for.
  package enum Reader: String, Sendable, CaseIterable {
    /// The scanner where it understands a block, and libcsv where it does not.
    case automatic
    /// libcsv alone.
    case libcsv
    /// The scanner alone. What it does not understand refuses the source, which shows how far it goes.
    case scanner
  }
  /// Which reader is used.
  package var reader: Reader
  /// The number of threads; nil for as many as there are processors.
  package var threads: Int?

  /// The automatic reader on all processors, unless something else is given.
  package init(_ reader: Reader = .automatic, threads: Int? = nil) {
    self.reader = reader
    self.threads = threads
  }
}
