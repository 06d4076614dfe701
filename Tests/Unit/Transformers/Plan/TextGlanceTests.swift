import Drawing
import Testing
import Transformers

/// A glance at a text leaves out patterns that cannot be in it. It must never leave out one that is.
@Suite struct TextGlanceTests {
  static let pieces = [
    "Mrs", "mr", "MR", "Dr.", "Miss", "J.", "Smith", "O'Brien", "Jo", "Alex", "Jamie", "Bloggs", "named", "called", "born",
    "BORN",
    "on", "in", "DOB", "d.o.b.", "Date of birth", "March", "2014", "3/4/2012", "12Mar2014", "943 476 5919", "943.476.5919",
    "A123456789012", "a123456789012", "TA1", "4DY", "TA1 4DY", "year 7", "Year 4", "Y7", "in y9", ", aged 9", "(Reception",
    "reception", "–",
    "’",
    ".", ",", "3", "the", "Head of Service", "3Mr", "\n", "  ",
  ]

  /// A letter beyond ASCII makes a glance say that everything may be: all patterns are tried then.
  @Test(arguments: 1...400)
  func `what is found is the same without a glance`(number: Int) {
    var random = SeededGenerator(case: number)
    let texts = (0..<8).map { _ in
      (0..<Int.random(in: 1...7, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
        .joined(separator: Int.random(in: 0...4, using: &random) == 0 ? "" : " ")
    }
    #expect(PersonalText.warnings(in: texts) == PersonalText.warnings(in: texts.map { $0 + " é" }))
  }
}
