import Extractors
import Model

/// What becomes of texts in one column, each in a row of its own.
enum ReadValues {
  /// The days that the texts are in these formats; nil for each that is refused.
  static func days(_ texts: [String], formats: Set<DayFormat>) -> [Day?] {
    read(texts, column: 2) { $0.kind = .day(formats: formats, notBefore: nil) }.map { $0.map { Day(number: Int32($0)) } }
  }

  /// The numbers that the texts are, in their smallest part; nil for each that is refused.
  static func numbers(_ texts: [String], places: Int, marks: Set<NumberMark>) -> [Int64?] {
    let range = -1_000_000_000...1_000_000_000
    return read(texts, column: 5) { column in
      column.kind = places > 0 ? .decimal(places: places, range) : .integer(range)
      column.marks = marks
    }
  }

  private static func read(_ texts: [String], column: Int, _ change: (inout ColumnDefinition) -> Void) -> [Int64?] {
    var source = Exclusions.definition
    source.columns[2].isMandatory = false
    source.rejectLimit = RejectLimit(percent: 100, atLeast: .max, evenIfFew: 100)
    change(&source.columns[column])
    let rows = texts.enumerated().map { number, text in
      let quoted = "\"\(text.replacing("\"", with: "\"\""))\""
      return "X\(number),P1,\(column == 2 ? quoted : ""),,K,\(column == 5 ? quoted : ""),x\n"
    }
    let file = ExportFile.text(Exclusions.headings + rows.joined(), name: "x.csv")
    let extraction = Extractor().extract(source, from: [file], wanted: [source.columns[column].name])
    var values = [Int64?](repeating: nil, count: texts.count)
    for batch in extraction.delivery.table?.batches ?? [] {
      for row in 0..<batch.count {
        let place = Int(batch.lines[row]) - 2
        switch batch.columns[0] {
        case .days(let days) where days[row] != Blank.day: values[place] = Int64(days[row])
        case .integers(let numbers) where numbers[row] != Blank.integer: values[place] = numbers[row]
        default: continue
        }
      }
    }
    return values
  }
}
