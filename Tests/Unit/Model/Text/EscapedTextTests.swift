import Drawing
import Model
import Testing

@Suite struct EscapedTextTests {
  @Test func `what ends a value or a line is escaped, and nothing else`() {
    #expect(
      String(decoding: EscapedText.bytes("10% or\ttwo\r\nlines \"é\" + \\\u{0}"), as: UTF8.self)
        == "10%25 or%09two%0D%0Alines %22é%22 %2B %5C%00")
    #expect(EscapedText.text("100%".utf8) == nil)
    #expect(EscapedText.text("%zz".utf8) == nil)
  }

  @Test func `any text comes back as it was`() {
    var random = SeededGenerator()
    let letters = Array("aé\u{1F600}\n\r\t\"%+\\2D ").map(String.init)
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
      let escaped = EscapedText.bytes(text)
      #expect(EscapedText.text(escaped) == text)
      #expect(!escaped.contains { $0 < 0x20 || $0 == 0x22 })
    }
  }
}
