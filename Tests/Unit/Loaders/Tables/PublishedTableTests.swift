import Foundation
import Loaders
import Model
import Testing

/// The descriptions of the feed, and what they describe.
@Suite struct PublishedTableTests {
  private static func files() throws -> [String: [UInt8]] {
    let scorecard = try PublishedFileTests.scorecard([try PublishedFileTests.line(value: 3)])
    let ledger = LedgerFile(
      run: scorecard.run, asOf: scorecard.asOf, isNewest: true, alerts: [], notices: [], acknowledgements: [])
    let files = try Publication(scorecard, [], ledger: ledger).parts.flatMap { try $0().get() }
    return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
  }

  private struct Package: Decodable {
    struct Schema: Decodable {
      struct Field: Decodable { var name: String, description: String }
      var fields: [Field]
      var primaryKey: [String]?
    }
    struct Resource: Decodable {
      var path: String
      var schema: Schema
    }
    var resources: [Resource]
  }

  @Test func `datapackage.json names every CSV file, with its columns in their order`() throws {
    let files = try Self.files()
    let package = try JSONDecoder().decode(Package.self, from: Data(try #require(files["datapackage.json"])))
    #expect(Set(package.resources.map(\.path)) == Set(files.keys.filter { $0.hasSuffix(".csv") }))
    for resource in package.resources {
      let header = String(decoding: try #require(files[resource.path]), as: UTF8.self).prefix { $0 != "\n" }
      #expect(resource.schema.fields.map(\.name).joined(separator: ",") == header)
      #expect(resource.schema.fields.allSatisfy { !$0.description.isEmpty })
      #expect(Set(resource.schema.primaryKey ?? []).isSubset(of: resource.schema.fields.map(\.name)))
    }
  }

  @Test func `csv-metadata.json names the same files`() throws {
    let files = try Self.files()
    let metadata = String(decoding: try #require(files["csv-metadata.json"]), as: UTF8.self)
    for name in files.keys where name.hasSuffix(".csv") { #expect(metadata.contains("\"\(name)\"")) }
  }
}
