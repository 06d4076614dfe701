import Foundation
import Loaders
import Testing

@Suite struct ShownTableTests {
  private let table = ShownTable(["KPI", "Value"], [["7", "1,2\"3"], ["=a|b", ""]], rightAligned: [1])

  @Test func `CSV quotes what needs it`() {
    #expect(String(decoding: table.csv, as: UTF8.self).hasPrefix("KPI,Value\n7,\"1,2\"\"3\"\n"))
  }

  @Test func `JSON is an object a row`() throws {
    let rows = try JSONSerialization.jsonObject(with: Data(table.json())) as? [[String: String]]
    #expect(rows?.count == 2 && rows?.first?.values.contains("1,2\"3") == true)
  }

  @Test func `a bar in a cell of Markdown begins no column`() {
    let lines = table.markdown.split(separator: "\n")
    #expect(lines.count == 4 && lines.last?.contains("\\|") == true)
  }
}
