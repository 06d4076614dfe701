extension Reader {
  /// All records of a text that this program wrote, headings first; nil where it is not CSV.
  package static func records(_ bytes: [UInt8]) -> [[String]]? {
    let reader = Reader()
    do throws(CSVError) {
      try bytes.withUnsafeBufferPointer { (buffer) throws(CSVError) in try reader.feed(buffer) }
      let records = reader.batch.records
      try reader.finish()
      return records + reader.batch.records
    } catch { return nil }
  }
}
