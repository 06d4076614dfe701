internal import CSV
internal import Model

/// Lines that are no rows of their own, and rows that may be several: what the heading line and the physical lines tell.
extension RowChecker {
  /// Whether a record says the headings again: two tables in one file, or a heading of two lines.
  func repeatsHeadings(_ record: Range<Int>, _ bytes: Bytes, _ ends: Ends) -> Bool {
    guard record.count == headings.count else { return false }
    return zip(record, headingBytes).allSatisfy { field, heading in
      let range = trimmed(field, bytes, ends)
      return range.count == heading.count && bytes[range].elementsEqual(heading)
    }
  }

  /// A line on which nothing stands but spaces and delimiters, as spreadsheets leave them below a table: no record.
  func isBlankLine(_ record: Range<Int>, _ bytes: Bytes, _ ends: Ends) -> Bool {
    headings.count > 1 && record.allSatisfy { trimmed($0, bytes, ends).isEmpty }
  }

  /// Whether a record that runs over several lines may be several rows that a quote left open has joined: where the whole
  /// has the wrong number of fields, two of its lines have as many delimiters as a row; where it has the right number, all
  /// of them, and one after the first would pass as a row.
  func mayHaveSwallowed(_ record: Range<Int>, _ verdict: Verdict, _ bytes: Bytes, _ ends: Ends) -> Bool {
    let lines = physicalLines(record, bytes, ends)
    if case .rejected(_, .fieldCount, _) = verdict { return lines.count { $0.count >= headings.count } > 1 }
    return lines.allSatisfy { $0.count == headings.count } && lines.dropFirst().contains(where: passesAsRow)
  }

  /// A record's lines as they stand in the file but for its quotes, each split at its delimiters.
  private func physicalLines(_ record: Range<Int>, _ bytes: Bytes, _ ends: Ends) -> [[[UInt8]]] {
    var lines: [[[UInt8]]] = [[[]]]
    func append(_ byte: UInt8) { lines[lines.count - 1][lines[lines.count - 1].count - 1].append(byte) }
    var byte = record.lowerBound == 0 ? 0 : ends[record.lowerBound - 1]
    for field in record {
      if field > record.lowerBound { lines[lines.count - 1].append([]) }
      while byte < ends[field] {
        switch bytes[byte] {
        case delimiter: lines[lines.count - 1].append([])
        case 10 where byte > 0 && bytes[byte - 1] == 13: break
        case 10, 13: lines.append([[]])
        default: append(bytes[byte])
        }
        byte += 1
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
    piece.withUnsafeBufferPointer { bytes -> Bool in
      [piece.count].withUnsafeBufferPointer { ends -> Bool in
        if case .broken = parsers[column].value(Bytes(rebasing: bytes[trimmed(0, bytes, ends)])) { return true }
        return false
      }
    }
  }

  func isEndLine(_ record: Range<Int>, _ bytes: Bytes, _ ends: Ends) -> Bool {
    for field in record {
      let range = trimmed(field, bytes, ends)
      if range.isEmpty { continue }
      let text = String(decoding: bytes[range], as: UTF8.self).foldedHeading
      return endLines.contains { text.hasPrefix($0) }
    }
    return false
  }
}
