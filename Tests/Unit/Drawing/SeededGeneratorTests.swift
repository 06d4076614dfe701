import Drawing
import Testing

@Suite struct SeededGeneratorTests {
  private func numbers(_ random: SeededGenerator) -> [UInt64] {
    var random = random
    return (0..<20).map { _ in random.next() }
  }

  @Test func `the same seed, test and case draw the same numbers`() {
    let one = SeededGenerator(case: 3, test: "test()", file: "Module/Tests.swift", seed: 7)
    let same = SeededGenerator(case: 3, test: "test()", file: "Module/Tests.swift", seed: 7)
    #expect(numbers(one) == numbers(same))
    #expect(numbers(SeededGenerator()) == numbers(SeededGenerator()))
  }

  @Test func `another seed, test, file or case draws other numbers`() {
    let all = [
      SeededGenerator(case: 3, test: "test()", file: "Module/Tests.swift", seed: 7),
      SeededGenerator(case: 3, test: "test()", file: "Module/Tests.swift", seed: 8),
      SeededGenerator(case: 3, test: "other()", file: "Module/Tests.swift", seed: 7),
      SeededGenerator(case: 3, test: "test()", file: "Module/Others.swift", seed: 7),
      SeededGenerator(case: 4, test: "test()", file: "Module/Tests.swift", seed: 7),
    ].map(numbers)
    #expect(Set(all).count == all.count)
    #expect(Set(all.joined()).count == all.count * 20)
  }

  /// A generator that changes would make printed seeds worthless.
  @Test func `the numbers are the same on every machine`() {
    var random = SeededGenerator(test: "test()", file: "Module/Tests.swift", seed: 1)
    #expect(random.next() == 15_226_925_172_249_515_843)
  }

  @Test func `the test that draws is the one that is told apart`() {
    var here = SeededGenerator()
    func elsewhere() -> SeededGenerator { SeededGenerator() }
    var there = elsewhere()
    #expect(here.next() != there.next())
  }

  @Test func `the seed is 1 unless SEED says another`() {
    #expect(SeededGenerator.readSeed(from: [:]) == 1)
    #expect(SeededGenerator.readSeed(from: ["SEED": "7"]) == 7)
  }

  @Test func `a SEED that is no number ends the tests`() async throws {
    let ended = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SeededGenerator.readSeed(from: ["SEED": "seven"])
    }
    let said = String(decoding: try #require(ended).standardErrorContent, as: UTF8.self)
    #expect(said.contains("SEED is 'seven'. It must be a whole number, such as SEED=7."))
  }
}
