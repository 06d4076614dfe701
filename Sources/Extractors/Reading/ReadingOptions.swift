package import Model
package import Platform

/// How files are read. None of it changes what is read.
package struct ReadingOptions: Sendable {
  package var reader: CSVReading.Reader
  package var workers: Workers
  /// Files are cut into blocks of about so many bytes.
  package var blockSize: Int
  let scratch = ScratchPool()

  package init(_ reading: CSVReading = CSVReading(), blockSize: Int = 1 << 19) {
    reader = reading.reader
    workers = Workers(threads: reading.threads)
    self.blockSize = blockSize
  }
}
