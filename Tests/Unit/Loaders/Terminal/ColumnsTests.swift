import Loaders
import Testing

@Suite struct ColumnsTests {
  @Test func `columns are as wide as their widest text, and numbers stand at their right`() {
    let text = Columns.aligned([["kpi", "value"], ["7", "119"], ["10a", "3"]], rightAligned: [1])
    #expect(text.split(separator: "\n").map { $0.trimmingSuffix { $0 == " " } } == ["kpi  value", "7      119", "10a      3"])
  }

  @Test func `letters of several parts count as one`() {
    let lines = Columns.aligned([["é", "a"], ["e\u{301}", "b"], ["ab", "c"]], rightAligned: []).split(separator: "\n")
    #expect(Set(lines.map { $0.count }).count == 1)
  }

  @Test(arguments: [1, 5, 12, 40, 200]) func `wrapping loses no word`(width: Int) {
    let text = "A wrong figure misleads a board; a leaked small number identifies a child."
    let lines = Columns.wrapped(text, to: width)
    #expect(lines.joined(separator: " ") == text)
    #expect(lines.allSatisfy { $0.count <= width || !$0.contains(" ") })
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while isEnd: (Character) -> Bool) -> String {
    String(reversed().drop(while: isEnd).reversed())
  }
}
