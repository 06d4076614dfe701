internal import Model

/// Finds lines that are no rows of their own, and rows that may be several, by the heading line and the physical lines.
extension RowChecker {
  /// Whether a record repeats the headings, as where two tables are in one file, or a heading has two lines.
  func repeatsHeadings(_ record: Range<Int>, _ text: RecordText) -> Bool {
    guard record.count == headings.count else { return false }
    return zip(record, headingBytes).allSatisfy { field, heading in
      let range = text.trimmed(field)
      return range.count == heading.count && text[range].elementsEqual(heading)
    }
  }

  /// Whether a value of a record is the name of a heading, spelled as the definition or the file spells it; no real row has
  /// one.
  func namesHeading(_ record: Range<Int>, _ text: RecordText) -> Bool {
    record.contains { field in
      let value = String(decoding: text[text.trimmed(field)], as: UTF8.self).foldedHeading
      return value.count > 3 && headings.names.contains(value)
    }
  }

  /// Marks the rows that may be blank lines, headings or a report's end, by the first bytes of two fields, so that the rules
  /// look at few rows only.
  func markSuspects(_ rows: inout PlainRows) {
    let named = headingBytes.firstIndex { !$0.isEmpty } ?? 0
    let heading = headingBytes[named]
    let text = rows.text
    let (starts, ends, bytes) = (text.starts, text.ends, text.bytes)
    let (length, letter) = (heading.count, heading.first ?? 0)
    // Most files have no end lines: then only spaces and what is beyond ASCII is looked at closely.
    var suspicious = (0..<256).map { isSuspicious(UInt8($0)) }
    suspicious.withUnsafeMutableBufferPointer { suspicious in
      for row in rows.first.indices {
        let first = Int(rows.first[row])
        let start = Int(starts[first])
        guard start < Int(ends[first]), !suspicious[Int(bytes[start])] else {
          rows.isOdd[row] = true
          continue
        }
        let (from, to) = (Int(starts[first &+ named]), Int(ends[first &+ named]))
        guard from < to else { continue }
        if to &- from == length && bytes[from] == letter || isSpaceOrMore(bytes[from]) || isSpaceOrMore(bytes[to &- 1]) {
          rows.isOdd[row] = true
        }
      }
    }
  }

  private func isSpaceOrMore(_ byte: UInt8) -> Bool { byte <= 32 || byte >= 0x80 }

  /// Whether a row whose first value begins with this byte may be blank, or the line that ends a report.
  private func isSuspicious(_ byte: UInt8) -> Bool {
    if isSpaceOrMore(byte) { return true }
    if endLines.isEmpty { return false }
    guard (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) else { return true }
    return endLines.contains { $0.utf8.first == byte | 0x20 || $0.utf8.first == byte || $0.isEmpty }
  }

  /// Whether a line has nothing but spaces and delimiters, as spreadsheets leave them below a table; it is no record.
  func isBlankLine(_ record: Range<Int>, _ text: RecordText) -> Bool {
    headings.count > 1 && record.allSatisfy { text.trimmed($0).isEmpty }
  }

  /// Whether a record that runs over several lines may be several rows that a quote left open has joined: where the whole
  /// has the wrong number of fields, two of its lines have as many delimiters as a row; where it has the right number, all
  /// of them, and one after the first would pass as a row.
  func mayHaveSwallowed(_ record: Range<Int>, _ verdict: Verdict, _ text: RecordText) -> Bool {
    let lines = physicalLines(record, text)
    if case .rejected(_, .fieldCount, _) = verdict { return lines.count { $0.count >= headings.count } > 1 }
    return lines.allSatisfy { $0.count == headings.count } && lines.dropFirst().contains(where: passesAsRow)
  }

  /// A record's lines as they are in the file, but without its quotes; each is split at its delimiters.
  private func physicalLines(_ record: Range<Int>, _ text: RecordText) -> [[[UInt8]]] {
    var lines: [[[UInt8]]] = [[[]]]
    func append(_ byte: UInt8) { lines[lines.count - 1][lines[lines.count - 1].count - 1].append(byte) }
    for field in record {
      if field > record.lowerBound { lines[lines.count - 1].append([]) }
      var previous: UInt8 = 0
      for byte in text[text.place(field)] {
        switch byte {
        case delimiter: lines[lines.count - 1].append([])
        case 10 where previous == 13: break
        case 10, 13: lines.append([[]])
        default: append(byte)
        }
        previous = byte
      }
    }
    return lines
  }

  private func passesAsRow(_ pieces: [[UInt8]]) -> Bool {
    for (column, places) in headings.places.enumerated() {
      if let place = places.first, isBroken(pieces[place.field], in: column) { return false }
    }
    return true
  }

  private func isBroken(_ piece: [UInt8], in column: Int) -> Bool {
    piece.withUnsafeBufferPointer { bytes in
      let value = Bytes(rebasing: bytes[RecordText.trimmed(0..<piece.count, bytes)])
      return if case .broken = parsers[column].value(value) { true } else { false }
    }
  }

  func isEndLine(_ record: Range<Int>, _ text: RecordText) -> Bool {
    for field in record {
      let value = text[text.trimmed(field)]
      if value.isEmpty { continue }
      let folded = String(decoding: value, as: UTF8.self).foldedHeading
      return endLines.contains { folded.hasPrefix($0) }
    }
    return false
  }
}
