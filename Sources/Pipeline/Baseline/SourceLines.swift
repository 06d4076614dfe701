internal import Definitions

/// The lines of a definition file with what ends each, so that what is not touched stays as it is, byte for byte.
struct SourceLines {
  /// Each line without its line feed; a carriage return before it stays.
  var lines: [String]

  init(_ text: String) {
    lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  var text: String { lines.joined(separator: "\n") }

  /// What ends lines besides the line feed.
  var ending: String { lines.first?.utf8.last == 13 ? "\r" : "" }

  /// A line, by its number from 1, without a carriage return.
  func line(_ number: Int) -> String {
    let line = lines[number - 1]
    return line.utf8.last == 13 ? String(line.unicodeScalars.dropLast()) : line
  }

  /// Puts other lines in the place of some; numbers are from 1.
  mutating func replace(_ numbers: Range<Int>, with new: [String]) {
    lines.replaceSubrange(numbers.lowerBound - 1..<numbers.upperBound - 1, with: new.map { $0 + ending })
  }

  /// The end of the value that begins at a place of a line: the column after its last character. Nil where it goes on in the
  /// next line.
  func end(ofValueAt place: Place, inFlow: Bool) -> Int? {
    let scalars = Array(line(place.line).unicodeScalars)
    let start = place.column - 1
    guard start < scalars.count else { return nil }
    if scalars[start] == "\"" || scalars[start] == "'" {
      let quote = scalars[start]
      var next = start + 1
      while next < scalars.count, scalars[next] != quote || (quote == "'" && next + 1 < scalars.count && scalars[next + 1] == "'")
      {
        next += quote == "\"" && scalars[next] == "\\" || scalars[next] == quote ? 2 : 1
      }
      return next < scalars.count ? next + 2 : nil
    }
    var end = start
    while end < scalars.count, !(inFlow && ",}".unicodeScalars.contains(scalars[end])),
      !(scalars[end] == "#" && end > 0 && scalars[end - 1] == " ")
    {
      end += 1
    }
    while end > start, scalars[end - 1] == " " { end -= 1 }
    return end + 1
  }

  /// The characters of a line from one column to before another, from 1.
  func slice(_ number: Int, _ columns: Range<Int>) -> String {
    let scalars = Array(line(number).unicodeScalars)
    return String(String.UnicodeScalarView(scalars[columns.lowerBound - 1..<min(scalars.count, columns.upperBound - 1)]))
  }

  /// The comment at the end of a line after a column, with its `#`; nil where there is none.
  func comment(_ number: Int, after column: Int) -> String? {
    let rest = slice(number, column..<Int.max).drop { $0 == " " }
    return rest.hasPrefix("#") ? String(rest) : nil
  }
}
