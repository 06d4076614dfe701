/// Which reader takes a file's records apart, and by how many threads. Neither changes what is read.
package struct CSVReading: Hashable, Sendable {
  package enum Reader: String, Sendable, CaseIterable {
    /// The scanner where it understands a block, libcsv where not.
    case automatic
    case libcsv
    /// The scanner alone; what it does not understand refuses the source. For finding out how far it goes.
    case scanner
  }
  package var reader: Reader
  /// Nil: as many as there are processors.
  package var threads: Int?

  package init(_ reader: Reader = .automatic, threads: Int? = nil) {
    self.reader = reader
    self.threads = threads
  }
}
