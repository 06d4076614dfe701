internal import Glibc
internal import Model
internal import Synchronization

/// Numbers the identifiers of a domain from 1 on, by their codes: an entry costs 8 bytes and about 8 more of hash table.
final class IdentifierNumbers {
  private static let chunk = 1 << 15
  /// By number, in chunks, so that no growing copies them all.
  private var codes: [UnsafeMutablePointer<UInt64>] = []
  private(set) var count = 0
  // Numbers by hash of the code; 0 is free. At least a quarter of them always is.
  private var slots: UnsafeMutablePointer<UInt32>
  private var capacity = 64

  init() { slots = zeros(capacity) }

  deinit {
    free(slots)
    for chunk in codes { chunk.deallocate() }
  }

  @inline(__always)
  func code(_ number: Int) -> UInt64 { codes[(number - 1) / Self.chunk][(number - 1) % Self.chunk] }

  /// Each code's number, 0 for a blank one.
  func numbers(of wanted: [UInt64]) -> [UInt32] {
    // Looked up all together first, so that the memory the slots are in comes while others are waited for.
    let (slots, mask) = (slots, capacity - 1)
    var numbers = wanted.map { slots[Int(truncatingIfNeeded: mixed($0)) & mask] }
    codes.withUnsafeBufferPointer { codes in
      for index in wanted.indices {
        let likely = Int(numbers[index]) - 1
        if likely < 0 || codes[likely / Self.chunk][likely % Self.chunk] != wanted[index] { numbers[index] = 0 }
      }
    }
    for index in wanted.indices where numbers[index] == 0 { numbers[index] = number(of: wanted[index]) }
    return numbers
  }

  private func number(of code: UInt64) -> UInt32 {
    if code == IdentifierCode.blank { return 0 }
    var slot = Int(truncatingIfNeeded: mixed(code)) & (capacity - 1)
    while slots[slot] != 0 {
      if self.code(Int(slots[slot])) == code { return slots[slot] }
      slot = (slot + 1) & (capacity - 1)
    }
    if count % Self.chunk == 0 { codes.append(.allocate(capacity: Self.chunk)) }
    codes[count / Self.chunk][count % Self.chunk] = code
    count += 1
    slots[slot] = UInt32(truncatingIfNeeded: count)
    if 4 * count > 3 * capacity { grow() }
    return UInt32(truncatingIfNeeded: count)
  }

  private func grow() {
    free(slots)
    capacity *= 2
    slots = zeros(capacity)
    for number in 1...count {
      var slot = Int(truncatingIfNeeded: mixed(code(number))) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: number)
    }
  }
}

/// The identifiers of one domain: a child is the same number in every source.
final class IdentifierDomain {
  let shapes = IdentifierShapes()
  private let numbers = IdentifierNumbers()
  /// Texts of more shapes than are kept.
  private var texts = Interner()

  /// A block's codes, good for the block alone where they are of odd texts, as codes of the domain.
  func settle(_ codes: inout [UInt64], texts odd: BlockTexts) {
    guard odd.count > 0 else { return }
    let settled = odd.numbers { IdentifierCode.text(texts.number(of: $0)) }
    for index in codes.indices where IdentifierCode.isText(codes[index]) {
      codes[index] = settled[Int(codes[index] & IdentifierCode.numberMask)]
    }
  }

  func numbers(of codes: [UInt64]) -> [UInt32] { numbers.numbers(of: codes) }

  func lexicon() -> Lexicon {
    let odd = texts.lexicon()
    var (bytes, ends): ([UInt8], [Int]) = ([], [0])
    for number in 1..<max(1, numbers.count + 1) {
      let code = numbers.code(number)
      bytes +=
        IdentifierCode.isText(code)
        ? Array(odd[UInt32(code & IdentifierCode.numberMask)].utf8) : shapes.text(of: code)
      ends.append(bytes.count)
    }
    return Lexicon(bytes: bytes, ends: ends)
  }
}

/// What identifiers and open vocabularies are numbered by, so that they compare as small numbers across sources.
final class Domains {
  private var identifiers: [String: IdentifierDomain] = [:]
  private var vocabularies: [String: Vocabulary] = [:]

  func identifiers(_ domain: String) -> IdentifierDomain {
    if let known = identifiers[domain] { return known }
    let new = IdentifierDomain()
    identifiers[domain] = new
    return new
  }

  func vocabulary(_ domain: String) -> Vocabulary {
    if let known = vocabularies[domain] { return known }
    let new = Vocabulary()
    vocabularies[domain] = new
    return new
  }

  /// A source is begun anew: what its columns held is forgotten.
  func forgetVocabularies(of source: SourceDefinition) {
    for column in source.columns {
      if let domain = column.domain(in: source.name), vocabularies[domain] != nil { vocabularies[domain] = Vocabulary() }
    }
  }

  func lexicon(_ domain: String) -> Lexicon? { identifiers[domain]?.lexicon() ?? vocabularies[domain]?.lexicon() }

  func lexicons() -> [String: Lexicon] {
    identifiers.mapValues { $0.lexicon() }.merging(vocabularies.mapValues { $0.lexicon() }) { known, _ in known }
  }
}

/// The different texts of one column: numbered as they come, with the place where each was read first.
final class Vocabulary {
  private var interner = Interner()
  /// By number: file, block and order in it.
  private var firstPlaces: [Int64] = [.max]

  /// `place` is where the text stands; texts may come in any order.
  func number(of text: UnsafeBufferPointer<UInt8>, at place: Int64) -> UInt32 {
    let number = interner.number(of: text)
    if Int(number) == firstPlaces.count { firstPlaces.append(place) }
    if number > 0 { firstPlaces[Int(number)] = min(firstPlaces[Int(number)], place) }
    return number
  }

  func lexicon() -> Lexicon {
    var lexicon = interner.lexicon()
    lexicon.firstPlaces = firstPlaces
    return lexicon
  }
}

/// Texts met in one block, numbered from 1.
struct BlockTexts: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = [0]

  var count: Int { ends.count - 1 }

  /// One more text, whether or not it was met before.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    return UInt32(count)
  }

  /// By number, blank first: what each text becomes elsewhere.
  func numbers<Number: ExpressibleByIntegerLiteral>(_ number: (UnsafeBufferPointer<UInt8>) -> Number) -> [Number] {
    bytes.withUnsafeBufferPointer { bytes in
      var numbers: [Number] = [0]
      for index in 0..<count { numbers.append(number(UnsafeBufferPointer(rebasing: bytes[ends[index]..<ends[index + 1]]))) }
      return numbers
    }
  }
}
