internal import Model

/// Reads one column of a block. Plain values are read here, straight from their bytes. A value that is not plain makes its row
/// odd, and the row is left to `RowChecker`, so that only one place says what is wrong with a row.
struct ColumnLane {
  private static var odd: Int64 { .max }
  let plan: LanePlan
  let parser: FieldParser
  private var short: ShortTexts
  private var long = LongTexts()
  var coder: IdentifierCoder?
  /// The texts to which the column's values are numbers.
  private(set) var texts = BlockTexts()
  private var textNumbers = Interner()
  /// For a column that is only checked for having values: for each record, what distinguishes its value from others.
  private(set) var marks: [UInt64] = []

  init(_ plan: LanePlan, _ parser: FieldParser) {
    self.plan = plan
    self.parser = parser
    short = plan.known
    coder = plan.shapes.map(IdentifierCoder.init)
  }

  /// The column's values, one for each record; rows with a value that is not plain become odd.
  mutating func read(_ rows: inout PlainRows) -> RawColumn {
    guard let field = plan.field else { return blanks(&rows) }
    switch plan.kind {
    case .day where plan.readsISODays && !plan.hasSigns:
      return .days(read(field, &rows, ISODays(notBefore: plan.notBefore), blank: .min))
    case .day: return .days(read(field, &rows, NothingPlain(), blank: .min))
    case .integer(let range) where !plan.hasSigns: return .integers(read(field, &rows, WholeNumbers(range: range), blank: .min))
    case .integer, .decimal: return .integers(read(field, &rows, NothingPlain(), blank: .min))
    case .code: return .codes(read(field, &rows, NothingPlain(), blank: 0))
    case .identifier where plan.isNeeded: return .identifiers(identifiers(field, &rows))
    case .category where plan.isNeeded, .text where plan.isNeeded:
      return .texts(read(field, &rows, NothingPlain(), blank: 0))
    case .identifier, .category, .text: return presence(field, &rows)
    }
  }

  /// Keeps the value of a row that was odd and is nevertheless accepted.
  mutating func accept(_ field: ParsedField, _ text: RecordText, at row: Int, in column: inout RawColumn) {
    let value = field.text(in: text.bytes)
    if !marks.isEmpty { marks[row] = field.isBlank ? 0 : TextMark.of(value, ignoresCase: plan.kind == .category) }
    switch column {
    case .days(var days):
      column = .unread
      days[row] = field.isBlank ? Blank.day : Int32(truncatingIfNeeded: field.number)
      column = .days(days)
    case .integers(var numbers):
      column = .unread
      numbers[row] = field.isBlank ? Blank.integer : field.number
      column = .integers(numbers)
    case .identifiers(var codes):
      column = .unread
      codes[row] = field.isBlank ? IdentifierCode.blank : code(of: value)
      column = .identifiers(codes)
    case .texts(var numbers):
      column = .unread
      numbers[row] = field.isBlank ? 0 : number(of: value)
      column = .texts(numbers)
    case .codes(var codes):
      column = .unread
      // Of a column nobody wants the values of, only whether there is one.
      if case .code = plan.kind {
        codes[row] = field.isBlank ? 0 : UInt8(truncatingIfNeeded: field.number)
      } else {
        codes[row] = field.isBlank ? 0 : 1
      }
      column = .codes(codes)
    case .unread: break
    }
  }

  private func blanks(_ rows: inout PlainRows) -> RawColumn {
    if plan.isMandatory { for row in rows.isOdd.indices { rows.isOdd[row] = true } }
    if case .identifier = plan.kind, !plan.isNeeded { return .codes(Array(repeating: 0, count: rows.first.count)) }
    return RawColumn(blanks: rows.first.count, of: plan.kind)
  }

  /// Each value as `plain` reads it, else by what the rules said of the same text before, else by the rules.
  @inline(__always)
  private mutating func read<Stored: FixedWidthInteger>(
    _ field: Int, _ rows: inout PlainRows, _ plain: some PlainValues, blank: Stored
  ) -> [Stored] {
    let (text, count) = (rows.text, rows.first.count)
    guard let base = text.bytes.baseAddress, count > 0 else { return [] }
    let (starts, ends) = (text.starts, text.ends)
    var plain = plain
    return [Stored](unsafeUninitializedCapacity: count) { values, initialized in
      rows.first.withUnsafeBufferPointer { first in
        for row in 0..<count {
          let place = Int(first[row]) &+ field
          let (start, end) = (Int(starts[place]), Int(ends[place]))
          var value = plain.value(base, start, end)
          if value == Self.odd { value = known(text, start, end) }
          // A blank value is the smallest number there is; an odd row's is of no account.
          var stored = Stored(truncatingIfNeeded: value)
          if value == .min || value == Self.odd {
            if value == Self.odd { rows.isOdd[row] = true }
            stored = blank
          }
          values.initializeElement(at: row, to: stored)
        }
      }
      initialized = count
    }
  }

  /// What the rules said of a short text before; else what they say.
  @inline(__always)
  private mutating func known(_ text: RecordText, _ start: Int, _ end: Int) -> Int64 {
    guard let base = text.bytes.baseAddress else { return slow(text, start, end) }
    if end - start == 1 {
      if let known = short[base[start]] { return known }
    } else if end - start > ShortTexts.longest {
      if let known = long.value(base, start, end - start) { return known }
    } else if end > start, let known = short[ShortTexts.key(base, start, end - start)] {
      return known
    }
    return slow(text, start, end)
  }

  /// What the rules say of a value; remembered for the next of the same text.
  private mutating func slow(_ text: RecordText, _ start: Int, _ end: Int) -> Int64 {
    guard start < end, let base = text.bytes.baseAddress else { return plan.isMandatory ? Self.odd : Blank.integer }
    let value = ruled(text, start..<end)
    switch end - start {
    case 1: short.remember(base[start], value)
    case ...ShortTexts.longest: short.remember(ShortTexts.key(base, start, end - start), value)
    default: long.remember(base, start, end - start, value)
    }
    return value
  }

  private mutating func ruled(_ text: RecordText, _ field: Range<Int>) -> Int64 {
    let value = text[RecordText.trimmed(field, text.bytes)]
    return switch parser.value(value) {
    case .number(let number): number
    case .text: Int64(number(of: value))
    case .blank: Blank.integer
    case .broken: Self.odd
    }
  }

  /// The number of a text within the block.
  mutating func number(of value: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let number = textNumbers.number(of: value)
    return Int(number) > texts.count ? texts.append(value) : number
  }

  /// Of values nobody wants: whether there is one that nothing is wrong with.
  private mutating func presence(_ field: Int, _ rows: inout PlainRows) -> RawColumn {
    let text = rows.text
    let (isIdentifier, isCategory) = (plan.kind.isIdentifier, plan.kind == .category)
    var present = [UInt8](repeating: 1, count: rows.first.count)
    if plan.isBesideKey { marks = Array(repeating: 0, count: rows.first.count) }
    for row in rows.first.indices {
      let place = text.place(Int(rows.first[row]) + field)
      if plan.isBesideKey, !place.isEmpty {
        marks[row] = TextMark.of(text[RecordText.trimmed(place, text.bytes)], ignoresCase: isCategory)
      }
      // No space around it, and nothing that a spreadsheet's damage would hold.
      if let first = place.first, !plan.hasSigns, text.bytes[first] > 32, text.bytes[first] < 0x80,
        !(isIdentifier && text[place].contains(UInt8(ascii: "+")))
      {
        continue
      }
      switch parser.value(text[RecordText.trimmed(place, text.bytes)]) {
      case .text, .number: continue
      case .blank: present[row] = 0
      case .broken: rows.isOdd[row] = true
      }
    }
    return plan.isMandatory ? .unread : .codes(present)
  }
}
