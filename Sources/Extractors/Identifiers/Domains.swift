internal import Model
internal import Synchronization

/// Numbers of one domain's identifiers, on whichever thread asks.
final class SharedNumbers: Sendable {
  private let numbers = Mutex(IdentifierNumbers())

  func numbers(of codes: [UInt64]) -> [UInt32] { numbers.withLock { $0.numbers(of: codes) } }

  /// Each number that is somebody's with its code, in ascending order.
  var all: [(number: UInt32, code: UInt64)] {
    numbers.withLock { numbers in
      var all: [(number: UInt32, code: UInt64)] = []
      numbers.forEach { all.append(($0, $1)) }
      return all
    }
  }
}

/// The identifiers of one domain: a child is the same number in every source.
final class IdentifierDomain {
  let shapes = IdentifierShapes()
  let numbers = SharedNumbers()
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

  func lexicon() -> Lexicon {
    let odd = texts.lexicon()
    var (bytes, ends): ([UInt8], [Int]) = ([], [0])
    for (number, code) in numbers.all {
      // Numbers of no identifier have no text.
      ends += repeatElement(bytes.count, count: Int(number) - ends.count)
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
  private var vocabularies: [String: NumberedVocabulary] = [:]

  func identifiers(_ domain: String) -> IdentifierDomain {
    if let known = identifiers[domain] { return known }
    let new = IdentifierDomain()
    identifiers[domain] = new
    return new
  }

  func vocabulary(_ domain: String) -> NumberedVocabulary {
    if let known = vocabularies[domain] { return known }
    let new = NumberedVocabulary()
    vocabularies[domain] = new
    return new
  }

  /// Forgets what a source's columns held, because its reading begins again.
  func forgetVocabularies(of source: SourceDefinition) {
    for column in source.columns {
      if let domain = column.domain(in: source.name), vocabularies[domain] != nil { vocabularies[domain] = NumberedVocabulary() }
    }
  }

  func forgetIdentifiers(but domains: Set<String>) { identifiers = identifiers.filter { domains.contains($0.key) } }

  func lexicon(_ domain: String) -> Lexicon? { identifiers[domain]?.lexicon() ?? vocabularies[domain]?.lexicon() }
}

/// The different texts of one column: numbered as they come, with the place where each was read first.
final class NumberedVocabulary {
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
