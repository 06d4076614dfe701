/// Consecutive records: their fields' bytes, without delimiters and quotes, and the line on which each begins.
package struct RecordBatch: Sendable {
  fileprivate(set) var bytes: [UInt8] = []
  // Where each field ends in `bytes`; a field begins where the one before it ends.
  fileprivate(set) var fieldEnds: [Int] = []
  // For each record, where its fields end in `fieldEnds`, and its line.
  fileprivate(set) var recordEnds: [Int] = []
  fileprivate(set) var lines: [Int] = []
  fileprivate(set) var spansLines: [Bool] = []

  /// A batch without records.
  package init() {}

  /// The number of records.
  package var count: Int { recordEnds.count }
  /// The line on which a record begins.
  package func line(_ record: Int) -> Int { lines[record] }
  /// Whether a quoted field of the record holds a line break.
  package func spansLines(_ record: Int) -> Bool { spansLines[record] }

  /// The positions of a record's fields, for `place` and `text`.
  package func fields(_ record: Int) -> Range<Int> {
    (record == 0 ? 0 : recordEnds[record - 1])..<recordEnds[record]
  }

  /// Where a field lies in the batch's bytes.
  package func place(_ field: Int) -> Range<Int> { (field == 0 ? 0 : fieldEnds[field - 1])..<fieldEnds[field] }

  /// A field as text; bytes that are not UTF-8 become U+FFFD.
  package func text(_ field: Int) -> String { String(decoding: bytes[place(field)], as: UTF8.self) }

  /// The texts of all records; meant for tests and small files.
  package var records: [[String]] { (0..<count).map { fields($0).map(text) } }

  /// Lends the bytes and the ends of all fields, so that many can be read without a copy.
  package func withBytes<Failure: Error>(
    _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ fieldEnds: UnsafeBufferPointer<Int>) throws(Failure) -> Void
  ) throws(Failure) {
    try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
      try fieldEnds.withUnsafeBufferPointer { (ends) throws(Failure) in try body(bytes, ends) }
    }
  }
}

extension RecordBatch {
  mutating func append(field: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: field)
    fieldEnds.append(bytes.count)
  }

  mutating func endRecord(line: Int, spansLines: Bool) {
    recordEnds.append(fieldEnds.count)
    lines.append(line)
    self.spansLines.append(spansLines)
  }

  /// The number of fields of a record that has not ended yet.
  var openFields: Int { fieldEnds.count - (recordEnds.last ?? 0) }

  /// Drops the records that ended, and keeps the fields of the one that has not.
  mutating func dropRecords() {
    let fieldCount = recordEnds.last ?? 0
    let byteCount = fieldCount == 0 ? 0 : fieldEnds[fieldCount - 1]
    bytes.removeFirst(byteCount)
    fieldEnds.removeFirst(fieldCount)
    for field in fieldEnds.indices { fieldEnds[field] -= byteCount }
    recordEnds.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    spansLines.removeAll(keepingCapacity: true)
  }
}
