import Model
import Testing

@Suite struct AmountsTests {
  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 kB"), (312_499, "312 kB"), (99_400_000, "99 MB"),
    (999_499, "999 kB"), (999_500, "1 MB"), (1_440_000_000, "1.4 GB"), (9_960_000_000, "10 GB"), (999_600_000_000, "1 TB"),
  ])
  func `a size has the unit in which people say it`(bytes: Int, text: String) {
    #expect(Amounts.size(bytes: bytes) == text)
  }

  @Test func `a larger size is never said with a smaller number of a unit`() {
    var last = 0.0
    var bytes = 1
    while bytes < 1 << 50 {
      let words = Amounts.size(bytes: bytes).split(separator: " ")
      let units: [String: Double] = ["kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12]
      let unit = units[String(words[1])] ?? 1
      let said = (Double(words[0].filter { $0 != "," }) ?? -1) * unit
      #expect(said >= last && abs(said - Double(bytes)) <= 0.06 * Double(bytes) + 1)
      last = said
      bytes = bytes * 5 / 3 + 1
    }
  }

  @Test(arguments: [
    (0.04, "0.0 s"), (0.3, "0.3 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"), (59.6, "1 min"), (125, "2 min 5 s"),
    (3600, "1 h"), (4800, "1 h 20 min"), (-1, "0.0 s"),
  ])
  func `a time has at most two units`(seconds: Double, text: String) {
    #expect(Amounts.time(seconds: seconds) == text)
  }

  @Test(arguments: [(0, "0 runs"), (1, "1 run"), (2, "2 runs"), (1204, "1,204 runs")])
  func `a noun has the number of what is counted`(count: Int, text: String) {
    #expect(counted(count, "run") == text)
    #expect(counted(count, "child", "children").hasSuffix(count == 1 ? "child" : "children"))
  }
}
