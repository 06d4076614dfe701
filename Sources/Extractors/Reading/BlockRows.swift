package import Model

/// The accepted rows of one block with the texts of their values, so that they can be written without anything else.
///
/// **Shape**: a batch of all columns of the source. In columns of identifiers, categories and texts the numbers are the block's own,
/// and `texts` says what they stand for.
package struct BlockRows: Sendable {
  /// The rows; lines count from the block's first.
  package var batch: Batch
  /// By column, what its numbers stand for; nil for a column of other values.
  package var texts: [Lexicon?] = []
  /// By column, the numbers by which identifiers of a domain compare across sources, where they were asked for.
  package private(set) var numbers: [Int: [UInt32]] = [:]
  /// For each row, what distinguishes it from others with its key; empty where every row has a key of its own.
  package let marks: [UInt16]
  /// The number of the first row that counts, among all rows of the source that count, from 1.
  package let firstNumber: Int

  init(
    _ block: Block, _ survivors: Survivors, _ source: SourceDefinition, _ shapes: [IdentifierShapes?], firstNumber: Int
  ) {
    self.firstNumber = firstNumber
    marks = block.marks
    batch = Batch(
      columns: [], file: Int32(block.place.file), place: block.place.order, lines: block.lines,
      survives: survivors.all(of: block.accepted))
    for (position, column) in source.columns.enumerated() {
      var (values, lexicon): (Column, Lexicon?) = (.interned([]), nil)
      // A block in which no record begins has no columns.
      switch block.columns.isEmpty ? .unread : block.columns[position] {
      case .days(let days): values = .days(days)
      case .codes(let codes): values = .codes(codes)
      case .integers(let numbers): values = .integers(numbers)
      case .identifiers(let codes):
        guard let shapes = shapes[position] else { break }
        let texts = IdentifierTexts(shapes, odd: block.texts[position])
        (values, lexicon) = Self.interned(codes, texts)
      case .texts(let numbers):
        (values, lexicon) = (.interned(numbers), Self.lexicon(block.texts[position], KnownSpellings(column)))
      case .unread: break
      }
      batch.columns.append(values)
      texts.append(lexicon)
    }
  }

  /// Each identifier has the number of its row: to find out which are the same would take longer than it saves.
  private static func interned(_ codes: [UInt64], _ texts: IdentifierTexts) -> (Column, Lexicon) {
    var (bytes, ends) = ([UInt8](), [0])
    bytes.reserveCapacity(16 * codes.count)
    ends.reserveCapacity(codes.count + 1)
    for code in codes {
      texts.append(code, to: &bytes)
      ends.append(bytes.count)
    }
    let numbers = codes.indices.map { codes[$0] == IdentifierCode.blank ? 0 : UInt32($0 + 1) }
    return (.interned(numbers), Lexicon(bytes: bytes, ends: ends))
  }

  /// The texts of a block, each as the spelling that stands for it.
  private static func lexicon(_ texts: BlockTexts, _ known: KnownSpellings?) -> Lexicon {
    guard let known else { return Lexicon(bytes: texts.bytes, ends: texts.ends) }
    var lexicon = Lexicon()
    _ = texts.numbers { known.representative(for: $0) { lexicon.append($0) } }
    return lexicon
  }

  /// Adds the numbers of the identifiers of some domains.
  mutating func number(_ block: Block, _ source: SourceDefinition, _ wanted: Set<String>, _ domains: Domains) {
    for (position, column) in source.columns.enumerated() {
      guard case .identifier(let domain) = column.kind, wanted.contains(domain),
        case .identifiers(var codes) = block.columns[position]
      else { continue }
      domains.identifiers(domain).settle(&codes, texts: block.texts[position])
      numbers[position] = domains.identifiers(domain).numbers.numbers(of: codes)
    }
  }

  /// The rows with the numbers of their domains in the columns that have any, for those who compare them.
  package var numbered: Batch {
    var batch = batch
    for (position, numbers) in numbers { batch.columns[position] = .interned(numbers) }
    return batch
  }

  /// Gives a row another text in a column.
  package mutating func replace(_ column: Int, _ row: Int, by text: String) {
    guard case .interned(var numbers) = batch.columns[column] else { return }
    batch.columns[column] = .interned([])
    numbers[row] = text.isEmpty ? 0 : texts[column]?.append(text.utf8) ?? 0
    batch.columns[column] = .interned(numbers)
  }
}
