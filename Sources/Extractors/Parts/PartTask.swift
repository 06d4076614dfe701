/// A part of one file of a source, whose records are to be read apart from the others, on this machine or another.
package struct PartTask: Sendable, Equatable {
  /// The position of the file among the source's files, from 0.
  package var file: Int
  /// The bytes of the file in which its records begin.
  package var bytes: Range<Int>
  /// Where its first record begins, in bytes from the beginning of the file; nil where that has to be guessed: it is then taken to be
  /// at the first line that begins in the part.
  package var start: Int?
  /// Whether the report ended in a part before it.
  package var isAfterEnd: Bool
  /// The name of the file's encoding, as quality reports have it; nil where that has to be guessed.
  package var encoding: String?

  /// A part of which nothing is known yet, unless it is given.
  package init(file: Int, bytes: Range<Int>, start: Int? = nil, isAfterEnd: Bool = false, encoding: String? = nil) {
    (self.file, self.bytes, self.start, self.isAfterEnd, self.encoding) = (file, bytes, start, isAfterEnd, encoding)
  }

  /// The names of encodings.
  package static let encodings = Encoding.allCases.map(\.rawValue)
}
