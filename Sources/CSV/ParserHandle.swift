internal import CLibCSV

/// Owns libcsv's parser. It is kept apart from `Reader` so that no callback ever runs inside an exclusive access to it.
final class ParserHandle {
  let pointer = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)

  /// The parser is strict: a stray quote, or text after a closing one, is an error and never swallows the lines after it. Every
  /// line end is reported, so that lines can be counted.
  init(_ dialect: Dialect) {
    csv_init(pointer, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_EMPTY_IS_NULL))
    // libcsv's own spaces are the space and the tab; a tab may be the delimiter.
    if dialect.trimsSpaces {
      csv_set_space_func(pointer) { $0 == 0x20 ? 1 : 0 }
    } else {
      csv_set_space_func(pointer) { _ in 0 }
    }
    csv_set_delim(pointer, dialect.delimiter)
    csv_set_quote(pointer, dialect.quote)
    csv_set_blk_size(pointer, 4096)  // libcsv grows its field buffer by this many bytes
  }

  deinit {
    csv_free(pointer)
    pointer.deallocate()
  }
}
