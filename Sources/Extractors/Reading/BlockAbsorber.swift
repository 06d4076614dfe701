internal import Model

/// Takes blocks, from the last to the first. It finds out which rows count, gives texts the numbers of their domains, and hands
/// the rows on together with what numbers their identifiers.
final class BlockAbsorber {
  private let source: SourceDefinition
  private let stored: [Int]
  private let domains: Domains
  private let taker: BatchQueue
  private var keys: KeySet?
  private var versions: VersionedKeys?
  /// The batches of a source with versions: which rows count is only known when all have been met.
  private var held: [UnnumberedBatch] = []
  private var keyTexts: [Int: Interner] = [:]
  private let known: [KnownSpellings?]
  private var met: [Block] = []
  /// By the position of the file that they are in.
  private(set) var duplicatesByFile: [Int: Int] = [:]
  /// Of so many rejected rows, the last ones, it is kept what is known of them.
  static let mostKnownRejects = 20_000
  private var knownRejects = 0
  /// How many of the duplicates differ from the row that counts.
  private(set) var superseded = 0

  init(
    _ source: SourceDefinition, wanted: Set<String>, domains: Domains, for taker: BatchQueue
  ) {
    self.source = source
    self.domains = domains
    self.taker = taker
    known = source.columns.map(KnownSpellings.init)
    stored = source.columns.indices.filter { wanted.contains(source.columns[$0].name) }
    begin()
  }

  /// The blocks that were met, without their values, in reading order.
  var blocks: [Block] { met.reversed() }

  /// Whether a file could not be read to its end, or has changed: its blocks then need not fit together.
  var isUnreadable: Bool { met.contains { if case .unreadable = $0.fault { true } else { false } } }

  func take(_ block: Block) {
    // Nothing after a block that refuses the source counts.
    if block.fault != nil { begin() }
    var block = block
    settleIdentifiers(&block)
    let place = block.place.order
    let survives = survivors(block)
    let replaced = survives.count { !$0 }
    if replaced > 0 { duplicatesByFile[block.place.file, default: 0] += replaced }
    var batch = UnnumberedBatch(
      batch: Batch(columns: [], file: Int32(block.place.file), place: place, lines: block.lines, survives: survives))
    for position in stored { add(block.columns[position], source.columns[position], block.texts[position], to: &batch) }
    if versions == nil { hand(over: batch) } else { held.append(batch) }
    (block.columns, block.texts, block.marks, block.lines) = ([], [], [], [])
    block.rejects.keepValues(ofLast: Self.mostKnownRejects - knownRejects)
    knownRejects += block.rejects.values.count
    met.append(block)
  }

  /// Hands on the batches that were held back.
  func finish() {
    for batch in held { hand(over: batch) }
    held = []
  }

  private func begin() {
    versions = VersionedKeys(source)
    keys = versions == nil ? KeySet(source) : nil
    (held, keyTexts, met, duplicatesByFile, superseded, knownRejects) = ([], [:], [], [:], 0, 0)
    domains.forgetVocabularies(of: source)
    taker.begin()
  }

  private func hand(over batch: UnnumberedBatch) {
    guard batch.batch.count > 0 else { return }
    var lexicons: [String: Lexicon] = [:]
    for domain in taker.lookedAt { lexicons[domain] = domains.lexicon(domain) }
    taker.take(batch, lexicons: lexicons)
  }

  private func settleIdentifiers(_ block: inout Block) {
    for (position, column) in source.columns.enumerated() {
      guard case .identifier(let domain) = column.kind, position < block.columns.count,
        case .identifiers(var codes) = block.columns[position]
      else { continue }
      block.columns[position] = .unread
      domains.identifiers(domain).settle(&codes, texts: block.texts[position])
      block.columns[position] = .identifiers(codes)
    }
    // A block that could not be read at all has no columns.
    if block.columns.isEmpty {
      block.columns = source.columns.map { RawColumn(blanks: 0, of: $0.kind) }
      block.texts = source.columns.map { _ in BlockTexts() }
    }
  }

  private func survivors(_ block: Block) -> [Bool] {
    let count = block.accepted
    guard keys != nil || versions != nil else { return Array(repeating: true, count: count) }
    var columns = block.columns
    for position in source.key {
      if case .texts(let values) = columns[position] {
        columns[position] = .texts(keyNumbers(of: values, block.texts[position], position))
      }
    }
    guard versions != nil else { return keys?.survivors(columns, count: count, marks: block.marks, &superseded) ?? [] }
    let survives = versions?.survivors(columns, count: count, marks: block.marks, batch: held.count, &superseded) { batch, row in
      held[batch].batch.survives[row] = false
      duplicatesByFile[Int(held[batch].batch.file), default: 0] += 1
    }
    return survives ?? []
  }

  /// Categories compare whatever their case: `Purchased` and `purchased` are one stage.
  private func keyNumbers(of values: [UInt32], _ texts: BlockTexts, _ position: Int) -> [UInt32] {
    var interner = keyTexts.removeValue(forKey: position) ?? Interner()
    defer { keyTexts[position] = interner }
    let ignoresCase = source.columns[position].kind == .category
    let numbers: [UInt32] = texts.numbers { text in
      guard ignoresCase else { return interner.number(of: text) }
      func number(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let folded = Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
        return folded.withUnsafeBufferPointer { interner.number(of: $0) }
      }
      return known[position]?.representative(for: text, number) ?? number(text)
    }
    return values.map { numbers[Int($0)] }
  }

  private func add(_ raw: RawColumn, _ column: ColumnDefinition, _ texts: BlockTexts, to batch: inout UnnumberedBatch) {
    var values = Column.interned([])
    switch raw {
    case .days(let days): values = .days(days)
    case .codes(let codes): values = .codes(codes)
    case .integers(let integers): values = .integers(integers)
    case .identifiers(let codes):
      guard case .identifier(let domain) = column.kind else { break }
      let numbers = domains.identifiers(domain).numbers
      // A figure reads their texts by number: every number that can occur in the batch must have its text by now.
      if taker.lookedAtAnywhere.contains(domain) {
        values = .interned(numbers.numbers(of: codes))
      } else {
        batch.identifiers.append((batch.batch.columns.count, codes, numbers))
      }
    case .texts(let texted):
      let known = source.position(of: column.name).flatMap { self.known[$0] }
      let numbers = vocabularyNumbers(of: texted, texts, column.domain(in: source.name) ?? "", known, batch.batch.place)
      values = .interned(texted.map { numbers[Int($0)] })
    case .unread: break
    }
    batch.batch.columns.append(values)
  }

  /// By number in the block, blank first: the text's number in its vocabulary. Texts of no accepted row have none.
  private func vocabularyNumbers(
    of values: [UInt32], _ texts: BlockTexts, _ domain: String, _ known: KnownSpellings?, _ place: Int64
  ) -> [UInt32] {
    var firstRows = [Int](repeating: -1, count: texts.count + 1)
    var unseen = texts.count
    for (row, value) in values.enumerated() where value > 0 && firstRows[Int(value)] < 0 {
      firstRows[Int(value)] = row
      unseen -= 1
      if unseen == 0 { break }
    }
    let vocabulary = domains.vocabulary(domain)
    var number = 0
    return texts.numbers { text in
      number += 1
      guard firstRows[number] >= 0 else { return 0 }
      let at = place + Int64(firstRows[number])
      return known?.representative(for: text) { vocabulary.number(of: $0, at: at) } ?? vocabulary.number(of: text, at: at)
    }
  }
}
