import Model
import Testing

/// Texts in ASCII are folded byte by byte, all others by what Unicode says of them: a text must fold to the same either way.
@Suite struct FoldedTextTests {
  @Test(arguments: 0..<128)
  func `each sign of ASCII folds as Unicode says`(code: Int) {
    let sign = String(Unicode.Scalar(UInt8(code)))
    for text in [sign + "x", "A" + sign + "x", "A" + sign + sign + "bx", "\r\n" + sign + " x"] {
      // An accent makes the whole text one that is not ASCII.
      let accented = text + "é"
      #expect(text.foldedHeading + "é" == accented.foldedHeading)
      #expect(text.foldedValue + "é" == accented.foldedValue)
      #expect(text.foldedName + "é" == accented.foldedName)
    }
  }

  @Test func `case and spaces fold away`() {
    #expect(" Not  Known\t".foldedValue == "not known")
    #expect("Waiting <18 Weeks (%)".foldedHeading == "waiting<18weeks%")
    #expect("1.1 A".foldedName == "1.1a")
    #expect("ÉCOLE \u{A0} 1".foldedName == "école1")
  }
}
