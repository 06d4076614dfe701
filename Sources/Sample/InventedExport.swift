/// What one export holds of one council.
protocol CouncilExport: Sendable {
  /// The source's name, which is also the file's.
  var name: String { get }
  /// The canonical headings, in the order of the data dictionary.
  var columns: [String] { get }
  /// Which of the columns are days on which something happened.
  var dates: RowDates { get }
  /// Writes the council's rows.
  func write(_ council: Council, to sheet: inout Sheet) throws
}

/// One export of an invented local area: a CSV file that is written piece by piece, never held as a whole.
package struct InventedExport: Sendable {
  /// The source's name, such as `exclusions`: the file is this and `.csv`.
  package let name: String
  private let rows: any CouncilExport
  private let seed: UInt64
  private let scale: Int
  private let shift: DateShift

  init(_ rows: any CouncilExport, seed: UInt64, scale: Int, shift: DateShift) {
    name = rows.name
    self.shift = shift
    self.rows = rows
    self.seed = seed
    self.scale = scale
  }

  /// Streams the file, heading line first, in pieces of at most about 256 KiB. Memory does not grow with the scale:
  /// councils are invented one after the other.
  ///
  /// - Throws: what `sink` throws.
  package func write(to sink: ([UInt8]) throws -> Void) throws {
    try withoutActuallyEscaping(sink) { sink in
      var sheet = Sheet(columns: rows.columns, dates: rows.dates, shift: shift, sink: sink)
      for index in 0..<scale { try rows.write(Council(seed: seed, index: index), to: &sheet) }
      try sheet.finish()
    }
  }
}
