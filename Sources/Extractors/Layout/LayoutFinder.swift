internal import CSV
internal import Model

/// Where a file's headings are and what separates its fields.
struct FoundLayout {
  var delimiter: UInt8
  /// The first byte of the heading line, and that line's number.
  var start: Int
  var line: Int
  /// Lines above the headings on which something stands.
  var titleLines: Int

  var delimiterName: String {
    FileLayout.delimiters.first { $0.byte == delimiter }?.name ?? "character \(delimiter)"
  }
}

/// Finds a file's layout from its first lines: which line has the headings, and by which delimiter most of them are known.
struct LayoutFinder {
  /// How far down headings are looked for.
  static let linesSearched = 50

  let source: SourceDefinition

  /// Nil where nothing but blank lines is there.
  func find(in head: UnsafeBufferPointer<UInt8>) -> FoundLayout? {
    let lines = Self.lines(in: head)
    guard let first = lines.first else { return nil }
    switch source.layout.titleLines {
    case .none: return layout(lines[0], among: lines, in: head)
    case .count(let count):
      return (lines.first { $0.line > count }).map { layout($0, among: lines, in: head) }
        ?? layout(first, among: lines, in: head)
    case .untilHeadings:
      let candidates = lines.map { (layout($0, among: lines, in: head), match($0, in: head)) }
      return candidates.first { $0.1.isComplete && $0.1.columns > 0 }?.0 ?? candidates.max { $0.1.columns < $1.1.columns }?.0
    }
  }

  /// The line further down that has all the headings, where the one that should does not; nil where none has.
  func betterLine(than layout: FoundLayout, in head: UnsafeBufferPointer<UInt8>) -> Int? {
    Self.lines(in: head).first(where: { line in
      let match = match(line, in: head)
      return line.line != layout.line && match.isComplete && match.columns > 0
    })?.line
  }

  private struct Line {
    var start: Int
    var line: Int
  }

  private func layout(_ line: Line, among lines: [Line], in head: UnsafeBufferPointer<UInt8>) -> FoundLayout {
    FoundLayout(
      delimiter: delimiter(line, in: head), start: line.start, line: line.line,
      titleLines: lines.count { $0.line < line.line })
  }

  private func match(_ line: Line, in head: UnsafeBufferPointer<UInt8>) -> (columns: Int, isComplete: Bool) {
    Headings.match(Self.fields(at: line.start, delimiter(line, in: head), in: head), source)
  }

  /// The declared delimiter, or the one by which most headings are known; among equals, by which there are most fields.
  private func delimiter(_ line: Line, in head: UnsafeBufferPointer<UInt8>) -> UInt8 {
    if let declared = source.layout.delimiter { return declared }
    var best = (delimiter: FileLayout.delimiters[0].byte, rank: (-1, -1))
    for (_, delimiter) in FileLayout.delimiters {
      let fields = Self.fields(at: line.start, delimiter, in: head)
      let rank = (Headings.match(fields, source).columns, fields.count)
      if rank > best.rank { best = (delimiter, rank) }
    }
    return best.delimiter
  }

  /// The first record from a place on; nothing where it cannot be read with this delimiter.
  static func fields(at start: Int, _ delimiter: UInt8, in head: UnsafeBufferPointer<UInt8>) -> [String] {
    let reader = Reader(Dialect(delimiter: delimiter, trimsSpaces: true))
    do throws(CSVError) {
      try reader.feed(UnsafeBufferPointer(rebasing: head[start..<lineEnd(from: start, in: head)]))
      if reader.batch.count == 0 { try reader.finish() }
    } catch { return [] }
    return reader.batch.count == 0 ? [] : reader.batch.fields(0).map(reader.batch.text)
  }

  /// A little further than the line itself: a heading may hold line breaks between its quotes.
  private static func lineEnd(from start: Int, in head: UnsafeBufferPointer<UInt8>) -> Int {
    var (index, isQuoted) = (start, false)
    while index < head.count {
      let byte = head[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      index += 1
      if !isQuoted, byte == 10 || byte == 13 { break }
    }
    return index
  }

  /// The first lines on which something stands.
  private static func lines(in head: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    var counter = LineCounter()
    var start = 0
    while start < head.count, counter.line <= linesSearched {
      var end = start
      while end < head.count, head[end] != 10, head[end] != 13 { end += 1 }
      let isBlank = head[start..<end].allSatisfy { $0 == 32 || $0 == 9 }
      if !isBlank { lines.append(Line(start: start, line: counter.line)) }
      let next = min(head.count, end + (end + 1 < head.count && head[end] == 13 && head[end + 1] == 10 ? 2 : 1))
      counter.count(head[start..<next])
      start = next
    }
    return lines
  }
}
