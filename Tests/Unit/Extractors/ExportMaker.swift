import Drawing
import Extractors
import Foundation
import Model

/// Makes exports of `Exclusions.definition` that crowd what reading has to decide: mostly plain rows, with everything that
/// is not plain among them. The same number makes the same files.
struct ExportMaker {
  private var random: SeededGenerator

  init(_ number: Int) { random = SeededGenerator(case: number) }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
  private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }

  mutating func make() -> (SourceDefinition, [ExportFile]) {
    var source = Exclusions.definition
    if chance(4) { source.layout.endLines = ["Total", "End of"] }
    if chance(5) { source.key = [1, 2] }
    if chance(6) { source.laterVersion = 5 }
    if chance(6) { source.ownRows = Filter([Condition(column: "status", test: .among(["K"]))]) }
    if chance(5) { source.columns[5].suppressed = ["c", "low"] }
    if chance(5) { source.layout.titleLines = .untilHeadings }
    let oddity = pick([0, 3, 12, 40, 400])
    let files = (0..<Int.random(in: 1...3, using: &random)).map { number in
      ExportFile.inMemory(name: "exclusions-\(number).csv", bytes: file(source, oddity))
    }
    return (source, files)
  }

  private mutating func file(_ source: SourceDefinition, _ oddity: Int) -> [UInt8] {
    let end = pick(["\n", "\n", "\n", "\r\n", "\r\n", "\r"])
    let delimiter = pick([",", ",", ";", "\t", "|"])
    var lines = ["id,pupil,start,end,status,sessions,reason"]
    if source.layout.titleLines != .none, chance(2) { lines.insert("Exclusions of all schools", at: 0) }
    for number in 0..<Int.random(in: 0...60, using: &random) {
      if oddity > 0, chance(oddity) { lines.append(oddLine(number)) } else { lines.append(row(number)) }
    }
    if !source.layout.endLines.isEmpty, chance(2) { lines.append("Total,\(lines.count)") }
    var text = lines.map { $0.replacing(",", with: delimiter) }.joined(separator: end) + (chance(4) ? "" : end)
    if oddity > 0, chance(12) { text += "X,P,2023-01-10,,K,1,\"never closed" }
    return encoded(text)
  }

  private mutating func row(_ number: Int) -> String {
    let day = "2023-0\(Int.random(in: 1...9, using: &random))-\(Int.random(in: 10...28, using: &random))"
    let later = chance(3) ? "2023-12-\(Int.random(in: 10...31, using: &random))" : ""
    return [
      "X\(chance(8) ? Int.random(in: 0...60, using: &random) : number)", "P\(Int.random(in: 1...30, using: &random))", day, later,
      pick(["K", "N", "k", "SEN Support"]), chance(4) ? "" : "\(Int.random(in: 1...90, using: &random))",
      pick(["", "theft", "Theft", "a longer reason than sixteen bytes", "\"quoted\""]),
    ].joined(separator: ",")
  }

  private mutating func oddLine(_ number: Int) -> String {
    let plain = "X\(number),P1,2023-01-10,,K,5"
    return pick([
      "", "  ", ",,,,,,", " , ,,,,,", plain, plain + ",x,y", "X\(number),P1,2023-02-30,,K,5,x", "X\(number),P1,13/01/2023,,K,5,x",
      "X\(number),P1,28-Feb-2023 00:00:00,,K,5,x", "X\(number),P1,2023-01-10,2023-01-09,K,5,x", "X\(number),,2023-01-10,,K,5,x",
      "X\(number),P1,2023-01-10,,Q,5,x", "X\(number),1.23E+11,2023-01-10,,K,5,x", "X\(number),P1,2023-01-10,,K,91,x",
      " X\(number) , P1,2023-01-10 ,, K ,5, x ", "X\(number),P1\u{A0},2023-01-10,,\u{A0}K,5,\u{A0}", plain + ",\"a, b\"",
      plain + ",\"a\nb\"", plain + ",\"a\"\"b\"", plain + ",say \"no\"", plain + ",\"no\" way",
      "\"X\(number)\",\"P1\",\"2023-01-10\",\"\",\"K\",\"5\",\"x\"",
      plain + ",café", plain + ",+07", "X\(number),P1,2023-01-10,,K,+7,x", "X\(number),P1,2023-01-10,,K,c,x",
      "X\(number),P1,2023-01-10,,K,low,x",
      "id,pupil,start,end,status,sessions,reason", "Total,5", "End of report", plain + ",\"\n\nX1,P1,2023-01-10,,K,5,x\n\"",
      String(repeating: "9", count: 40) + ",P1,2023-01-10,,K,5,x", "-1,-2,2023-01-10,,K,5,-3", plain + ",\u{1F600}",
    ])
  }

  private mutating func encoded(_ text: String) -> [UInt8] {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case 1: return Array(text.data(using: .windowsCP1252, allowLossyConversion: true) ?? Data())
    case 2: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    case 3: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    default: return Array(text.utf8)
    }
  }
}
