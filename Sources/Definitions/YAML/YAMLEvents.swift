internal import CYAML

/// The events that libyaml finds in a text, one after the other. The text must stay at its place in memory for as long.
struct YAMLEvents: ~Copyable {
  // The parser points to itself: it stays in one place.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private var event = yaml_event_t()
  private let bytes: UnsafeBufferPointer<UInt8>

  /// Throws: `YAMLFault.syntax` where there is no memory for it.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(YAMLFault) {
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw .syntax(Self.noMemory, nil)
    }
    self.bytes = bytes
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    var event = event
    yaml_event_delete(&event)
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Throws: `YAMLFault.syntax` where the text goes on in a way that is not YAML.
  mutating func next() throws(YAMLFault) {
    yaml_event_delete(&event)
    guard yaml_parser_parse(parser, &event) == 1 else { throw .syntax(problem, problemPlace) }
  }

  var kind: yaml_event_type_t { event.type }
  var place: Place { Place(event.start_mark) }
  /// The text of a scalar; only meaningful for one.
  var text: String {
    String(decoding: UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length), as: UTF8.self)
  }
  /// Whether a scalar has no quotes; only meaningful for one.
  var isPlain: Bool { event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

  /// The name that a node is given, or the name that an alias refers to; nil where there is none.
  var anchor: String? {
    let name =
      switch event.type {
      case YAML_ALIAS_EVENT: event.data.alias.anchor
      case YAML_SCALAR_EVENT: event.data.scalar.anchor
      case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.anchor
      case YAML_MAPPING_START_EVENT: event.data.mapping_start.anchor
      default: UnsafeMutablePointer<UInt8>?.none
      }
    return name.map { String(cString: $0) }
  }

  private var problem: String { parser.pointee.problem.map { String(cString: $0) } ?? Self.noMemory }

  private static let noMemory = "there is no memory for it"

  /// libyaml gives the byte of a character that may not be in YAML, and the line and column of everything else.
  private var problemPlace: Place? {
    switch parser.pointee.error {
    case YAML_MEMORY_ERROR: nil
    case YAML_READER_ERROR: Place(after: String(decoding: bytes.prefix(parser.pointee.problem_offset), as: UTF8.self))
    default: Place(parser.pointee.problem_mark)
    }
  }
}

extension Place {
  fileprivate init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }

  /// The place after a text. YAML has more line ends than most formats.
  init(after text: String) {
    self.init(line: 1, column: 1)
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": self = Place(line: line + 1, column: 1)
      default: column += 1
      }
      previous = scalar
    }
  }
}
