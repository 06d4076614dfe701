internal import CSV
internal import Model

/// What an identifier names; its letter keeps the identifiers of two exports apart.
enum IdentifierKind: UInt8, Sendable {
  case pupil = 0x50  // P
  case exclusion = 0x58  // X
  case suspension = 0x53  // S
  case wait = 0x57  // W
  case referral = 0x52  // R
  case consultation = 0x43  // C
  case request = 0x51  // Q
  case feedback = 0x46  // F
}

/// The file being written: cells and rows go in, pieces of bytes come out as they fill up.
struct Sheet {
  private var writer: Writer
  /// Nil where the days stay as they were invented.
  private var shifted: ShiftedRows?
  private let sink: ([UInt8]) throws -> Void
  private let dayTexts: [String]

  private static let pieceSize = 1 << 18
  private static let firstDayText = Day.on(2019, 1, 1)

  init(columns: [String], dates: RowDates, shift: DateShift, sink: @escaping ([UInt8]) throws -> Void) {
    writer = Writer(header: columns)
    shifted = shift.isNone ? nil : ShiftedRows(shift, columns: columns, dates: dates)
    self.sink = sink
    // Nearly every row has a day, and spelling one out costs more than all else in the row.
    dayTexts = (0...(InventedDays.end - Self.firstDayText)).map { (Self.firstDayText + $0).description }
  }

  mutating func text(_ text: String) { if shifted == nil { writer.field(text) } else { shifted?.add(.text(text)) } }
  mutating func number(_ number: Int) { if shifted == nil { writer.field(number) } else { shifted?.add(.text("\(number)")) } }
  mutating func blank() { text("") }

  mutating func day(_ day: Day?) {
    guard let day else { return blank() }
    if shifted != nil { return shifted?.add(.day(day)) ?? () }
    let place = day - Self.firstDayText
    writer.field(dayTexts.indices.contains(place) ? dayTexts[place] : day.description)
  }

  /// A letter and a number, such as `P10234`.
  mutating func identifier(_ kind: IdentifierKind, _ number: Int) {
    // Written in place: at most 15 bytes are kept inside the string itself, so nothing is allocated.
    let text = String(unsafeUninitializedCapacity: 15) { bytes in
      var (length, rest) = (1, number)
      repeat { (length, rest) = (length + 1, rest / 10) } while rest > 0
      rest = number
      for place in stride(from: length - 1, to: 0, by: -1) {
        bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      bytes[0] = kind.rawValue
      return length
    }
    self.text(text)
  }

  mutating func endRow() throws {
    if shifted != nil {
      guard let cells = shifted?.end() else { return }
      for cell in cells { writer.field(cell) }
    }
    writer.endRecord()
    if writer.buffer.count >= Self.pieceSize { try sink(writer.take()) }
  }

  /// Hands over what is left.
  mutating func finish() throws {
    if !writer.buffer.isEmpty { try sink(writer.take()) }
  }
}
