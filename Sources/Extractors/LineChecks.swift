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

  /// Whether a record that runs over several lines may be several rows that a quote left open has joined. Two of its lines
  /// have as many delimiters as a row, where the whole has the wrong number of fields; all of them, and no more, where it
  /// has the right number.
  func mayHaveSwallowed(_ record: Range<Int>, _ verdict: Verdict, _ bytes: Bytes, _ ends: Ends) -> Bool {
    let wanted = headings.count - 1
    let delimiters = delimitersByLine(record, bytes, ends)
    if case .rejected(_, .fieldCount, _) = verdict { return delimiters.count { $0 >= wanted } > 1 }
    return delimiters.allSatisfy { $0 == wanted }
  }

  /// How many delimiters each line of a record has, those between quotes too.
  private func delimitersByLine(_ record: Range<Int>, _ bytes: Bytes, _ ends: Ends) -> [Int] {
    var counts = [0]
    var byte = record.lowerBound == 0 ? 0 : ends[record.lowerBound - 1]
    for field in record {
      if field > record.lowerBound { counts[counts.count - 1] += 1 }
      while byte < ends[field] {
        switch bytes[byte] {
        case delimiter: counts[counts.count - 1] += 1
        case 10 where byte == 0 || bytes[byte - 1] != 13: counts.append(0)
        case 13: counts.append(0)
        default: break
        }
        byte += 1
      }
    }
    return counts
  }

  func isEndLine(_ record: Range<Int>, _ bytes: Bytes, _ ends: Ends) -> Bool {
    for field in record {
      let range = trimmed(field, bytes, ends)
      if range.isEmpty { continue }
      let text = Headings.folded(String(decoding: bytes[range], as: UTF8.self))
      return endLines.contains { text.hasPrefix($0) }
    }
    return false
  }
}
