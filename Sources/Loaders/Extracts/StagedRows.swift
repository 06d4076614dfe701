package import Model
internal import Platform

/// Writes accepted rows of a part of a file for an engine that reads them with a schema of its own: a row a line, without a heading
/// line, tab-separated, every text escaped (`EscapedText`), so that no value holds a line end, a delimiter or a quote; a blank value has
/// no bytes.
package struct StagedRows: Sendable {
  /// The columns of each line, in their order.
  package let fields: [StagedField]
  /// For each field, the position of its column in the definition; -1 for what is of the row itself.
  private let positions: [Int]
  private let codes: [[[UInt8]]]

  /// The rows that were written and what they come to.
  package struct Sum: Codable, Sendable, Equatable {
    /// Rows, and bytes with the line ends.
    package var (rows, bytes) = (0, 0)
    /// The exclusive or of the XXH64 digests (seed 42) of all lines without their ends, whatever the order of the lines.
    package var digest: Int64 = 0

    /// Of no rows.
    package init() {}
  }

  /// The columns of a source that are wanted, and those by which its rows are told apart.
  package init(_ source: SourceDefinition, wanted: Set<String>) {
    (fields, positions) = StagedField.all(of: source, wanted: wanted)
    codes = source.columns.map { column in
      guard case .code(let codes) = column.kind else { return [] }
      return [[]] + codes.map { EscapedText.bytes($0.name) }
    }
  }

  /// The lines of a batch's rows, which are added to `sum`. `texts` are, for each column, what its numbers stand for; `marks` the rows'
  /// marks; `part` is where the part begins in its file.
  package func bytes(_ batch: Batch, texts: [Lexicon?], marks: [UInt16], part: Int, _ sum: inout Sum) -> [UInt8] {
    let columns = zip(fields, positions).map { field, position in
      StagedColumn(
        field.holds, position < 0 ? nil : batch.columns[position], position < 0 ? [] : codes[position],
        position < 0 ? nil : texts[position])
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(48 * batch.count)
    for row in 0..<batch.count {
      let start = bytes.count
      for (place, column) in columns.enumerated() {
        if place > 0 { bytes.append(9) }
        switch column.holds {
        case .file: appendNumber(Int64(batch.file), to: &bytes)
        case .part: appendNumber(Int64(part), to: &bytes)
        case .line: appendNumber(Int64(batch.lines[row]), to: &bytes)
        case .mark: appendNumber(Int64(marks[row]), to: &bytes)
        default: column.append(row, to: &bytes)
        }
      }
      bytes.withUnsafeBytes {
        sum.digest ^= Int64(bitPattern: XXH64.digest(of: UnsafeRawBufferPointer(rebasing: $0[start...]), seed: 42))
      }
      bytes.append(10)
    }
    sum.rows += batch.count
    sum.bytes += bytes.count
    return bytes
  }
}

/// The values of one column of a batch.
private struct StagedColumn {
  let holds: StagedField.Holds
  private let values: Column?
  private let codes: [[UInt8]]
  private let texts: Lexicon?

  init(_ holds: StagedField.Holds, _ values: Column?, _ codes: [[UInt8]], _ texts: Lexicon?) {
    (self.holds, self.values, self.codes) = (holds, values, codes)
    self.texts =
      switch holds {
      case .categoryFolded: texts?.mapped { $0.foldedValue.composed }
      case .categoryKey: texts?.mapped { $0.lowercased() }
      default: texts
      }
  }

  @inline(__always)
  func append(_ row: Int, to bytes: inout [UInt8]) {
    switch values {
    case .days(let values): if values[row] != Blank.day { appendNumber(Int64(values[row]), to: &bytes) }
    case .integers(let values): if values[row] != Blank.integer { appendNumber(values[row], to: &bytes) }
    case .codes(let values): bytes.append(contentsOf: codes[Int(values[row])])
    case .interned(let values):
      guard let texts, values[row] > 0 else { return }
      texts.withTexts { all, ends in
        EscapedText.append(
          UnsafeBufferPointer(rebasing: all[ends[Int(values[row]) - 1]..<ends[Int(values[row])]]), to: &bytes)
      }
    case nil: break
    }
  }
}

/// Adds a whole number in decimal digits.
@inline(__always)
private func appendNumber(_ number: Int64, to bytes: inout [UInt8]) {
  if number < 0 { bytes.append(0x2D) }
  var (magnitude, digits) = (number.magnitude, 1)
  var limit: UInt64 = 10
  while digits < 20, magnitude >= limit {
    digits += 1
    if digits < 20 { limit *= 10 }
  }
  let start = bytes.count
  for _ in 0..<digits { bytes.append(48) }
  var place = start + digits - 1
  repeat {
    bytes[place] = 48 + UInt8(truncatingIfNeeded: magnitude % 10)
    magnitude /= 10
    place -= 1
  } while magnitude > 0
}
