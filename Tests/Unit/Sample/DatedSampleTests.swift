import Foundation
import Model
import Sample
import Testing

/// Exports up to another day than the usual one.
struct DatedSampleTests {
  /// A leap day, the last and the first day of the plan's year, any other day, and days long before and after.
  static let ends = ["2028-02-29", "2025-03-31", "2025-04-01", "2026-11-26", "2010-01-01", "2049-12-31"].compactMap(
    Day.init(iso:))
  private static let days = DictionaryEntry.withoutSentences.filter { $0.name != "schools" }

  private func days(_ text: String) -> [Day] {
    // Byte by byte: these are most of the time of a debug build.
    text.utf8.split { !(48...57).contains($0) && $0 != 45 }.filter { $0.count == 10 }
      .compactMap { Day(iso: String(decoding: $0, as: UTF8.self)) }
  }

  private func text(_ name: String, until end: Day, seed: UInt64 = 1) throws -> String {
    String(decoding: try Written(#require(exports(seed: seed, until: end)[name])).bytes, as: UTF8.self)
  }

  /// Every export is written once, which is most of the time.
  @Test(arguments: ends)
  func `nothing happens after the last day, and something near it; keys are unique, and what must have a value has one`(
    _ end: Day
  ) throws {
    var newest: [Day] = []
    let withoutSentences = Set(DictionaryEntry.withoutSentences.map(\.name))
    for entry in DictionaryEntry.all {
      let written = try Written(#require(exports(until: end)[entry.name]))
      let found = days(String(decoding: written.bytes, as: UTF8.self))
      #expect(found.allSatisfy { $0 <= end }, "\(entry.name)")
      if let last = found.max() { newest.append(last) }
      guard withoutSentences.contains(entry.name) else { continue }
      var keys: Set<[Substring]> = []
      for record in written.records.dropFirst() {
        #expect(keys.insert(entry.key.map { record[$0] }).inserted, "\(entry.name): \(record) comes twice")
        #expect(entry.filled.allSatisfy { !record[$0].isEmpty }, "\(entry.name)")
      }
    }
    #expect(try #require(newest.max()) > end - 7)
  }

  @Test(arguments: ["exclusions", "targeted_support", "qualitative"])
  func `the same seed and day give the same bytes, another day or seed others`(_ name: String) throws {
    let end = try #require(Day(iso: "2026-10-31"))
    let first = try text(name, until: end)
    #expect(try text(name, until: end) == first)
    #expect(try text(name, until: end - 90) != first)
    if name != "qualitative" { #expect(try text(name, until: end, seed: 2) != first) }
  }

  @Test func `the usual last day moves nothing, and a whole number of years moves the years alone`() throws {
    let end = InventedArea.usualEnd
    let later = end.adding(months: 36)
    for name in ["sen_support", "commentary", "milestones"] {
      let (usual, moved) = (days(try text(name, until: end)), days(try text(name, until: later)))
      #expect(usual.count == moved.count)
      for (from, to) in zip(usual, moved) {
        #expect(abs(from.adding(months: 36) - to) <= 2)
        #expect((from == from.endOfMonth) == (to == to.endOfMonth))
      }
    }
  }

  @Test(arguments: ["exclusions", "suspensions", "training", "waiting_times"])
  func `hardly anything happens at a weekend`(_ name: String) throws {
    let end = try #require(Day(iso: "2026-10-31"))
    let found = days(try text(name, until: end))
    #expect(found.count { ($0.number + 3) % 7 >= 5 } * 10 < found.count)
  }

  @Test func `rows are there in the order in which they happened`() throws {
    let end = try #require(Day(iso: "2027-02-28"))
    for name in ["exclusions", "suspensions", "waiting_times", "ehc_requests"] {
      let entry = try #require(DictionaryEntry.all.first { $0.name == name })
      let column = try #require(entry.headings.split(separator: ",").firstIndex { $0.hasSuffix("_date") })
      let found = try Written(#require(exports(until: end)[name])).records.dropFirst().map { $0[column] }
      #expect(found == found.sorted(), "\(name)")
      #expect(!found.isEmpty)
    }
  }

  @Test func `texts name the years that the days are in`() throws {
    let end = try #require(Day(iso: "2026-12-31"))
    let said = try text("qualitative", until: end)
    #expect(said.contains("Listening event, November 2026") && !said.contains("2023"))
  }
}
