/// Where the values of consecutive records lie in a run of bytes, without delimiters and quotes; nothing is copied.
///
/// **Shape**: `count` records with `fieldCount` fields in all. Record r has the fields `recordEnds[r - 1]..<recordEnds[r]`, and
/// field f the bytes `starts[f]..<ends[f]`. Lines count from the run's first line, which is 0.
package final class RecordPlaces {
  /// So many places after those that are filled may be written to.
  private static let slack = 64

  /// Where each field's bytes begin, counted from the first byte of the run.
  package private(set) var starts: UnsafeMutablePointer<UInt32>
  /// Where each field's bytes end, counted from the first byte of the run.
  package private(set) var ends: UnsafeMutablePointer<UInt32>
  /// For each record, the number of fields up to its end.
  package private(set) var recordEnds: UnsafeMutablePointer<UInt32>
  /// The line on which each record begins, counted from 0.
  package private(set) var lines: UnsafeMutablePointer<UInt32>
  /// The number of records.
  package var count = 0
  /// The number of fields of all records, blank ones that were added included.
  package var fieldCount = 0
  /// The number of lines of the whole run.
  package var lineCount = 0
  /// The numbers of the records that have a line break inside a value.
  package var spanning: [Int] = []
  private var capacity: Int

  /// Without records, and with room for about a thousand fields; `begin` makes more.
  package init() {
    capacity = 1 << 10
    starts = .allocate(capacity: capacity)
    ends = .allocate(capacity: capacity)
    recordEnds = .allocate(capacity: capacity)
    lines = .allocate(capacity: capacity)
  }

  deinit { deallocate() }

  /// Empties the places, and makes room for the records of so many bytes (a field takes at least one, its delimiter) and for
  /// what `PlainScan` writes after them.
  package func begin(bytes: Int) {
    (count, fieldCount, lineCount) = (0, 0, 0)
    spanning = []
    reserve(bytes + 1 + Self.slack)
  }

  /// Adds fields without bytes that belong to no record, and returns the position of the first.
  package func appendBlankFields(_ number: Int) -> Int {
    reserve(fieldCount + number)
    for field in fieldCount..<fieldCount + number { (starts[field], ends[field]) = (0, 0) }
    return fieldCount
  }

  /// Adds a batch's records. `offset` is where the batch's bytes begin in the run, and `firstLine` is the number of the run's
  /// first line.
  package func append(_ batch: RecordBatch, at offset: Int, firstLine: Int) {
    guard batch.count > 0 else { return }
    reserve(fieldCount + batch.fields(batch.count - 1).upperBound)
    for record in 0..<batch.count {
      for field in batch.fields(record) {
        let place = batch.place(field)
        starts[fieldCount] = UInt32(truncatingIfNeeded: offset + place.lowerBound)
        ends[fieldCount] = UInt32(truncatingIfNeeded: offset + place.upperBound)
        fieldCount += 1
      }
      if batch.spansLines(record) { spanning.append(count) }
      recordEnds[count] = UInt32(truncatingIfNeeded: fieldCount)
      lines[count] = UInt32(truncatingIfNeeded: batch.line(record) - firstLine)
      count += 1
    }
  }

  /// The positions of a record's fields.
  package func fields(_ record: Int) -> Range<Int> {
    (record == 0 ? 0 : Int(recordEnds[record - 1]))..<Int(recordEnds[record])
  }

  private func reserve(_ fields: Int) {
    guard fields > capacity else { return }
    let (oldStarts, oldEnds, oldRecordEnds, oldLines) = (starts, ends, recordEnds, lines)
    capacity = max(fields, 2 * capacity)
    starts = .allocate(capacity: capacity)
    ends = .allocate(capacity: capacity)
    recordEnds = .allocate(capacity: capacity)
    lines = .allocate(capacity: capacity)
    starts.update(from: oldStarts, count: fieldCount)
    ends.update(from: oldEnds, count: fieldCount)
    recordEnds.update(from: oldRecordEnds, count: count)
    lines.update(from: oldLines, count: count)
    for old in [oldStarts, oldEnds, oldRecordEnds, oldLines] { old.deallocate() }
  }

  private func deallocate() {
    starts.deallocate()
    ends.deallocate()
    recordEnds.deallocate()
    lines.deallocate()
  }
}
