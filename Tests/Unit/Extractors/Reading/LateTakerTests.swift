import Extractors
import Foundation
import Model
import Testing

/// Rows are taken on another thread than the one that makes them ready, and later.
@Suite struct LateTakerTests {
  /// Takes its time, and keeps the pupils whose texts it is given.
  private final class LateTaker: BatchTaker {
    let domains: Set<String>
    let domainsOfAll: Set<String> = ["person"]
    private let pause: TimeInterval
    private(set) var pupils: Set<String> = []

    init(looksAt domains: Set<String>, pause: TimeInterval) { (self.domains, self.pause) = (domains, pause) }

    func begin() {}
    func end(isDelivered: Bool) {}

    func take(_ batch: Batch, lexicons: [String: Lexicon]) {
      Thread.sleep(forTimeInterval: pause)
      guard let lexicon = lexicons["person"] else { return }
      pupils.formUnion(lexicon.inReadingOrder.map { lexicon[$0] })
    }
  }

  @Test func `whoever looks at texts is given those of all that was read before, taken or not`() {
    func reading(_ name: String, _ pupils: Range<Int>) -> Extractor.Reading {
      var source = Exclusions.definition
      source.name = name
      let rows = pupils.map { "X\($0),P\($0),2023-01-10,,K,1,x\n" }.joined()
      return Extractor.Reading(source, from: [.text(Exclusions.headings + rows, name: "\(name).csv")], wanted: ["id", "pupil"])
    }
    let extractor = Extractor(ReadingOptions(CSVReading(threads: 2), blockSize: 256))
    _ = extractor.extract(reading("earlier", 0..<40), to: LateTaker(looksAt: [], pause: 0.02))
    let taker = LateTaker(looksAt: ["person"], pause: 0)
    _ = extractor.extract(reading("later", 40..<42), to: taker)
    extractor.finish()
    // A number that is nobody's has no text.
    #expect(taker.pupils.subtracting([""]) == Set((0..<42).map { "P\($0)" }))
  }
}
