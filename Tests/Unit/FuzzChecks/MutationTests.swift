import Drawing
import FuzzChecks
import Testing

/// A short run of what `make fuzz` does for long: the same mutations each time, until SEED is another.
@Suite struct MutationTests {
  @Test func `whatever a file's bytes are, it is read or refused, and every row is accounted for`() {
    var findings = 0
    for mutation in 0..<40 where findings < 5 {
      for (number, file) in ReadingSeeds.files.enumerated() {
        var random = SeededGenerator(case: mutation)
        let bytes = mutation == 0 ? file : mutated(file, with: ReadingSeeds.words, using: &random)
        do {
          try checkReading(bytes)
        } catch {
          findings += 1
          Issue.record(
            "mutation \(mutation) of file \(number): \(error): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
      }
    }
  }

  @Test func `the mutated definitions are fine before`() { #expect(DefinitionSeeds.areFine()) }

  @Test func `whatever stands in a definition, it is loaded or refused with places inside its file`() {
    var findings = 0
    for mutation in 0..<60 where findings < 5 {
      for (name, text) in DefinitionSeeds.texts {
        var random = SeededGenerator(case: mutation)
        let bytes = mutation == 0 ? Array(text.utf8) : mutated(Array(text.utf8), with: DefinitionSeeds.words, using: &random)
        let mutant = String(decoding: bytes, as: UTF8.self)
        do {
          try checkDefinitions(mutant)
        } catch {
          findings += 1
          Issue.record("mutation \(mutation) of \(name): \(error): \(mutant.debugDescription)")
        }
      }
    }
  }
}
