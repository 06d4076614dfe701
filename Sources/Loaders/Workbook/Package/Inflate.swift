/// Reads what is compressed with deflate, bit by bit: for parts of some kilobytes.
///
/// **Source**: RFC 1951.
struct Inflate {
  /// A code of Huffman's: how many symbols have each length, and the symbols in the order of their codes.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: some Sequence<Int>) {
      let all = Array(lengths)
      for length in all { counts[length] += 1 }
      counts[0] = 0
      symbols = all.indices.filter { all[$0] > 0 }.sorted { (all[$0], $0) < (all[$1], $1) }
    }
  }

  /// What follows a symbol of a length or a distance: the least value, and how many bits are added to it.
  private static let lengths = steps(from: 3, bits: [0, 0, 0, 0, 0, 0, 0, 0] + doubled(1...5, times: 4)).prefix(28) + [(258, 0)]
  private static let distances = steps(from: 1, bits: [0, 0, 0, 0] + doubled(1...13, times: 2))
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private let input: ArraySlice<UInt8>
  private var place: Int
  private var bit = 0
  private var output: [UInt8] = []

  init(_ input: ArraySlice<UInt8>) { (self.input, place) = (input, input.startIndex) }

  /// All of it; nil where the input is cut off or damaged.
  mutating func bytes() -> [UInt8]? {
    while true {
      guard let isLast = number(1), let kind = number(2) else { return nil }
      let isWhole: Bool? =
        switch kind {
        case 0: stored()
        case 1: block(Code(Self.fixed), Code([Int](repeating: 5, count: 30)))
        case 2: dynamic()
        default: nil
        }
      guard isWhole == true else { return nil }
      if isLast == 1 { return output }
    }
  }

  private static var fixed: [Int] {
    [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
      + [Int](repeating: 8, count: 8)
  }

  private static func doubled(_ bits: ClosedRange<Int>, times: Int) -> [Int] {
    bits.flatMap { [Int](repeating: $0, count: times) }
  }

  private static func steps(from first: Int, bits: [Int]) -> [(least: Int, bits: Int)] {
    var least = first
    return bits.map { bits in
      defer { least += 1 << bits }
      return (least, bits)
    }
  }

  private mutating func number(_ bits: Int) -> Int? {
    var number = 0
    for shift in 0..<bits {
      guard place < input.endIndex else { return nil }
      number |= Int(input[place] >> UInt8(bit) & 1) << shift
      bit += 1
      if bit == 8 { (bit, place) = (0, place + 1) }
    }
    return number
  }

  private mutating func symbol(_ code: Code) -> Int? {
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      guard let bit = number(1) else { return nil }
      value |= bit
      let count = code.counts[length]
      if value - first < count { return code.symbols[index + value - first] }
      (index, first) = (index + count, (first + count) << 1)
      value <<= 1
    }
    return nil
  }

  private mutating func stored() -> Bool {
    if bit > 0 { (bit, place) = (0, place + 1) }
    guard let length = number(16), number(16) == ~length & 0xFFFF, place + length <= input.endIndex else { return false }
    output += input[place..<(place + length)]
    place += length
    return true
  }

  private mutating func dynamic() -> Bool {
    guard let literals = number(5), let distances = number(5), let codes = number(4) else { return false }
    var lengths = [Int](repeating: 0, count: 19)
    for index in Self.order.prefix(codes + 4) {
      guard let length = number(3) else { return false }
      lengths[index] = length
    }
    let (code, count) = (Code(lengths), literals + 257)
    lengths = []
    while lengths.count < count + distances + 1 {
      guard let symbol = symbol(code) else { return false }
      guard symbol > 15 else {
        lengths.append(symbol)
        continue
      }
      let (bits, least) = symbol == 16 ? (2, 3) : symbol == 17 ? (3, 3) : (7, 11)
      guard let more = number(bits), symbol > 16 || !lengths.isEmpty else { return false }
      lengths += [Int](repeating: symbol == 16 ? lengths[lengths.count - 1] : 0, count: least + more)
    }
    return block(Code(lengths.prefix(count)), Code(lengths.dropFirst(count)))
  }

  private mutating func block(_ literals: Code, _ distances: Code) -> Bool {
    while let symbol = symbol(literals) {
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return true }
      guard symbol < 286, let more = number(Self.lengths[symbol - 257].1), let far = self.symbol(distances), far < 30,
        let further = number(Self.distances[far].bits)
      else { return false }
      let distance = Self.distances[far].least + further
      guard distance <= output.count else { return false }
      for _ in 0..<(Self.lengths[symbol - 257].0 + more) { output.append(output[output.count - distance]) }
    }
    return false
  }
}
