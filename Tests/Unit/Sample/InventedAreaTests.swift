import Model
import Sample
import Testing

struct InventedAreaTests {
  @Test func `exports come in the order of the data dictionary`() {
    #expect(InventedArea(seed: 1, scale: 1).exports.map(\.name) == DictionaryEntry.all.map(\.name))
  }

  @Test(arguments: DictionaryEntry.all)
  func `the same seed gives the same bytes, another seed others`(_ entry: DictionaryEntry) throws {
    let first = try Written(#require(exports(seed: 7)[entry.name])).bytes
    #expect(try Written(#require(exports(seed: 7)[entry.name])).bytes == first)
    if !entry.isOneForAll {
      #expect(try Written(#require(exports(seed: 8)[entry.name])).bytes != first)
    }
  }

  @Test(arguments: DictionaryEntry.withoutSentences)
  func `headings are the canonical ones, and no cell needs quotes`(_ entry: DictionaryEntry) throws {
    let records = try Written(#require(exports()[entry.name])).records
    #expect(records.first?.joined(separator: ",") == entry.headings)
    let width = entry.headings.split(separator: ",").count
    #expect(records.allSatisfy { $0.count == width })
  }

  @Test(arguments: DictionaryEntry.all)
  func `pieces stay below 2 MiB and hold whole lines`(_ entry: DictionaryEntry) throws {
    for piece in try Written(#require(exports(scale: 2)[entry.name])).pieces {
      #expect(piece.count < 2 << 20)
      #expect(piece.last == UInt8(ascii: "\n"))
    }
  }

  @Test(arguments: DictionaryEntry.withoutSentences)
  func `keys are unique across councils, and what must have a value has one`(_ entry: DictionaryEntry) throws {
    var keys: Set<String> = []
    for record in try Written(#require(exports(scale: 2)[entry.name])).records.dropFirst() {
      let key = entry.key.map { String(record[$0]) }.joined(separator: ",")
      #expect(keys.insert(key).inserted, "\(key) comes twice")
      #expect(entry.filled.allSatisfy { !record[$0].isEmpty })
    }
  }

  @Test(arguments: DictionaryEntry.all)
  func `three councils have about three times the rows of one`(_ entry: DictionaryEntry) throws {
    let one = try Written(#require(exports()[entry.name])).records.count - 1
    let three = try Written(#require(exports(scale: 3)[entry.name])).records.count - 1
    if entry.isOneForAll {
      #expect(one == three)
    } else {
      #expect((2.7...3.3).contains(Double(three) / Double(one)))
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the files of one council take less than 5 MB`(_ seed: UInt64) throws {
    var total = 0
    for export in InventedArea(seed: seed, scale: 1).exports { try export.write { total += $0.count } }
    #expect((3_000_000..<5_000_000).contains(total))
  }

  @Test(arguments: DictionaryEntry.all)
  func `every date is a day, none after the plan's year`(_ entry: DictionaryEntry) throws {
    let end = try #require(Day(2024, 3, 31))
    let dates = entry.headings.split(separator: ",").enumerated().filter { $0.element.hasSuffix("_date") }.map(\.offset)
    for record in try Written(#require(exports()[entry.name])).records.dropFirst() {
      for place in dates where !record[place].isEmpty {
        let day = try #require(Day(iso: record[place]))
        #expect(day <= end)
      }
    }
  }
}
