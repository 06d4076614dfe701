import Drawing
import Model
import Testing

@Suite struct NumberTextTests {
  @Test func `commas between groups of three`() {
    let texts = ["749,750", "1,234,567", "12,345", "999", "0", "-1,234", "+1,234", "1234"]
    #expect(
      ReadValues.numbers(texts, places: 0, marks: [.thousands])
        == [749_750, 1_234_567, 12_345, 999, 0, -1234, 1234, 1234])
    #expect(ReadValues.numbers(["1,234.56", "1,234.5", "0.25"], places: 2, marks: [.thousands]) == [123_456, 123_450, 25])
  }

  @Test func `commas elsewhere are refused`() {
    let texts = [
      "1,23", "1,2345", "12,34", ",123", "1,,234", "1,234,", "0,125", "1234,567", "1.234,567", "1,234.567,8", "£1,234", "1 234",
      ",",
      "1,23a", "--1,234", "749,750.", "1,234%",
    ]
    for places in [0, 3] {
      #expect(ReadValues.numbers(texts, places: places, marks: [.thousands]) == texts.map { _ in nil }, "\(places)")
    }
  }

  @Test func `a percent sign after the number`() {
    #expect(
      ReadValues.numbers(["33.5%", "33.5 %", "0%", "100%", "33.5"], places: 1, marks: [.percent]) == [335, 335, 0, 1000, 335])
    let refused = ["%", "33.5%%", "%33", "33.5% x", "3%3", " %"]
    #expect(ReadValues.numbers(refused, places: 1, marks: [.percent]) == refused.map { _ in nil })
    #expect(ReadValues.numbers(["1,234.5%"], places: 1, marks: [.percent, .thousands]) == [12_345])
  }

  @Test func `neither where the definition says nothing of it`() {
    for places in [0, 1] { #expect(ReadValues.numbers(["749,750", "33%"], places: places, marks: []) == [nil, nil]) }
  }

  @Test(arguments: 0..<20)
  func `what is written with marks is read back`(number: Int) {
    var random = SeededGenerator(case: number)
    let values = (0..<500).map { _ in
      Int64.random(in: -999_999_999...999_999_999, using: &random) >> Int64.random(in: 0...29, using: &random)
    }
    let written = values.map { value in
      var digits = Array(String(value.magnitude))
      for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
      return (value < 0 ? "-" : "") + String(digits)
    }
    #expect(ReadValues.numbers(written, places: 0, marks: [.thousands]) == values)
    #expect(ReadValues.numbers(written.map { $0 + "%" }, places: 0, marks: [.thousands, .percent]) == values)
  }

  @Test func `no text stops the reading`() {
    var random = SeededGenerator()
    let letters = Array("0019,,..%- +e")
    let texts = (0..<20_000).map { _ in
      String((0..<Int.random(in: 1...9, using: &random)).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
    }
    for places in [0, 2] {
      #expect(ReadValues.numbers(texts, places: places, marks: [.thousands, .percent]).count == texts.count)
    }
  }
}
