package import Model
package import Platform

/// How files are read. None of the options changes what is read.
package struct ReadingOptions: Sendable {
  /// What finds the records: the scanner, with libcsv for what it does not understand, or either of them alone.
  package var reader: CSVReading.Reader
  /// The threads on which files are read.
  package var workers: Workers
  /// The size in bytes of the blocks into which files are cut, more or less.
  package var blockSize: Int
  let scratch = ScratchPool()

  /// With the reader and number of threads of `reading`, and blocks of 512 KiB.
  package init(_ reading: CSVReading = CSVReading(), blockSize: Int = 1 << 19) {
    reader = reading.reader
    workers = Workers(threads: reading.threads)
    self.blockSize = blockSize
  }
}
