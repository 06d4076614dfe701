import Drawing

/// What a file is made of, what our reader must find in it, and what made it, should it fail.
struct Sample {
  var number: Int
  var delimiter: String
  var text: String
  /// Nil where quotes were damaged: nobody knows beforehand.
  var records: [[String]]?
}

/// Makes files out of SEED and a number: the same ones give the same file everywhere.
struct SampleMaker {
  private static let pieces = [
    "a", "Z", "0", " ", "é", "€", "漢", "🙂", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "\r", "'", "=1+1", "long enough",
  ]
  private let number: Int
  private var random: SeededGenerator

  init(_ number: Int) {
    self.number = number
    random = SeededGenerator(case: number)
  }

  mutating func make() -> (lines: [String], end: String, delimiter: String, records: [[String]]) {
    let delimiter = pick([",", ";", "\t", "|"])
    let end = pick(["\n", "\r\n", "\r"])
    var (lines, records): ([String], [[String]]) = ([], [])
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      while Int.random(in: 0..<8, using: &random) == 0 { lines.append("") }
      let record = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in pick(Self.pieces) }.joined()
      }
      records.append(record)
      // A line on which nothing stands is blank: a single empty value has its quotes.
      let mustQuote = record == [""]
      lines.append(
        record.map { written($0, delimiter, quoted: mustQuote || Bool.random(using: &random)) }.joined(separator: delimiter))
    }
    return (lines, end, delimiter, records)
  }

  func wellFormed() -> Sample {
    var maker = self
    let (lines, end, delimiter, records) = maker.make()
    let last = Bool.random(using: &maker.random) || lines.last == "" ? end : ""
    let text = lines.joined(separator: end) + (lines.isEmpty ? "" : last)
    return Sample(number: number, delimiter: delimiter, text: text, records: records)
  }

  /// A well-formed file with quotes put in, taken away or doubled, or its end cut off.
  func damaged() -> Sample {
    var maker = self
    let (lines, end, delimiter, _) = maker.make()
    var letters = Array((lines.joined(separator: end) + end).unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &maker.random) where !letters.isEmpty {
      let place = Int.random(in: 0..<letters.count, using: &maker.random)
      let quotes = letters.indices.filter { letters[$0] == "\"" }
      switch Int.random(in: 0..<4, using: &maker.random) {
      case 0: letters.insert("\"", at: place)
      case 1: if let quote = quotes.randomElement(using: &maker.random) { letters.remove(at: quote) }
      case 2: if let quote = quotes.randomElement(using: &maker.random) { letters.insert("\"", at: quote) }
      default: letters.removeSubrange(place...)
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters)
    return Sample(number: number, delimiter: delimiter, text: String(text), records: nil)
  }

  private mutating func pick(_ choices: [String]) -> String { choices[Int.random(in: 0..<choices.count, using: &random)] }

  private func written(_ value: String, _ delimiter: String, quoted: Bool) -> String {
    let needsQuotes = value.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) } || value.contains(delimiter)
    return quoted || needsQuotes ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
  }
}
