/// A column of identifiers is read into codes: most of them straight from their bytes, by the shapes that
/// the column's identifiers have.
extension ColumnLane {
  /// The codes of the column's values, one for each record; rows with a value that is not an identifier become odd.
  mutating func identifiers(_ field: Int, _ rows: inout PlainRows) -> [UInt64] {
    let (text, count) = (rows.text, rows.first.count)
    guard let base = text.bytes.baseAddress, count > 0, var coder else { return [] }
    let (starts, ends) = (text.starts, text.ends)
    let isPlain = !plan.hasSigns
    let codes = [UInt64](unsafeUninitializedCapacity: count) { values, initialized in
      rows.first.withUnsafeBufferPointer { first in
        for row in 0..<count {
          let place = Int(first[row]) &+ field
          let (start, end) = (Int(starts[place]), Int(ends[place]))
          var code = isPlain ? coder.quick(base, start, end) : nil
          if code == nil {
            code = slowCode(text, start..<end, &coder)
            if code == nil { rows.isOdd[row] = true }
          }
          values.initializeElement(at: row, to: code ?? IdentifierCode.blank)
        }
      }
      initialized = count
    }
    self.coder = coder
    return codes
  }

  private mutating func slowCode(_ text: RecordText, _ field: Range<Int>, _ coder: inout IdentifierCoder) -> UInt64? {
    let value = text[RecordText.trimmed(field, text.bytes)]
    switch parser.value(value) {
    case .text: return coder.code(of: value) ?? IdentifierCode.text(number(of: value))
    case .blank: return IdentifierCode.blank
    case .broken, .number: return nil
    }
  }

  /// The code of an identifier; of one that has no known shape, that of its text.
  mutating func code(of value: UnsafeBufferPointer<UInt8>) -> UInt64 {
    coder?.code(of: value) ?? IdentifierCode.text(number(of: value))
  }
}
