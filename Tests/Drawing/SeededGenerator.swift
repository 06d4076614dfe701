internal import Foundation

/// The random numbers of a test: the same on every machine, and whatever else runs beside it. (SplitMix64.)
///
///     @Test(arguments: 0..<50) func `it holds of any number`(number: Int) {
///       var random = SeededGenerator(case: number)
///       let drawn = Int.random(in: 0...9, using: &random)
///
/// `SEED=7 swift test` draws other numbers than seed 1, which is what tests take unless told.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Every test has numbers of its own, and every case of a test too.
  package init(case number: Int = 0, test: String = #function, file: String = #fileID, seed: Int = Self.seed) {
    self.init(of: "\(seed) \(file) \(test) \(number)".utf8)
  }

  /// Seeded by a text alone, so that the same text is always looked at in the same way. (FNV-1a; a `Hasher` differs each time.)
  package init(of bytes: some Sequence<UInt8>) {
    state = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// The seed of this run of the tests. It is printed once, past `print`'s buffer: a test that crashes must not take it along.
  package static let seed: Int = {
    let seed = readSeed(from: ProcessInfo.processInfo.environment)
    FileHandle.standardOutput.write(Data("SEED=\(seed)\n".utf8))
    return seed
  }()

  package static func readSeed(from environment: [String: String]) -> Int {
    guard let text = environment["SEED"] else { return 1 }
    guard let seed = Int(text) else { preconditionFailure("SEED is '\(text)'. It must be a whole number, such as SEED=7.") }
    return seed
  }
}
