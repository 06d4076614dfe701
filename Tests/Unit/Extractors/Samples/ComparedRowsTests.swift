import Drawing
import Extractors
import Model
import Testing

/// Columns that together differ in each row are found as a set of whole rows finds them.
@Suite struct ComparedRowsTests {
  @Test(arguments: 0..<80)
  func `columns differ where no two rows have the same values`(number: Int) {
    var random = SeededGenerator(case: number)
    let count = Int.random(in: 0...2_000, using: &random)
    let columns = (0..<Int.random(in: 1...5, using: &random)).map { _ in Self.column(count, &random) }
    var rows = Self.rows(columns, count, &random)
    #expect(rows.count == count)
    for choice in Self.choices(columns.count).shuffled(using: &random) {
      let values = (0..<count).map { row in choice.map { columns[$0][row] } }
      #expect(rows.differ(in: choice) == (Set(values).count == count), "columns \(choice)")
    }
  }

  @Test(arguments: 0..<20)
  func `blank values are counted`(number: Int) {
    var random = SeededGenerator(case: number)
    let count = Int.random(in: 1...300, using: &random)
    let columns = (0..<4).map { _ in Self.column(count, &random) }
    let rows = Self.rows(columns, count, &random)
    for (blanks, column) in zip(rows.blanks, columns) { #expect(blanks == column.count { $0 == 0 }) }
  }

  /// Numbers from 0, which is blank: row numbers, of which a few are those of other rows, or numbers out of a few or many.
  private static func column(_ count: Int, _ random: inout SeededGenerator) -> [Int] {
    let most = Int.random(in: 1...(2 * count + 2), using: &random)
    guard Bool.random(using: &random) else { return (0..<count).map { _ in Int.random(in: 0..<most, using: &random) } }
    var numbers = Array(1..<(count + 1)).shuffled(using: &random)
    for _ in 0..<Int.random(in: 0...2, using: &random) where count > 0 {
      numbers[Int.random(in: 0..<count, using: &random)] = numbers[Int.random(in: 0..<count, using: &random)]
    }
    return numbers
  }

  /// The columns as values of several kinds, in batches.
  private static func rows(_ columns: [[Int]], _ count: Int, _ random: inout SeededGenerator) -> ComparedRows {
    let kinds = columns.map { column in column.allSatisfy { $0 < 256 } ? 3 : Int.random(in: 0..<3, using: &random) }
    var rows = ComparedRows()
    var start = 0
    while start < count {
      let end = min(count, start + Int.random(in: 0...700, using: &random))
      rows.append(zip(columns, kinds).map { Self.values($0[start..<end], kind: $1) })
      start = end
    }
    return rows
  }

  private static func values(_ numbers: ArraySlice<Int>, kind: Int) -> Column {
    switch kind {
    case 0: .days(numbers.map { $0 == 0 ? Blank.day : Int32($0) - 1_000 })
    case 1: .integers(numbers.map { $0 == 0 ? Blank.integer : Int64($0) << 33 - 1_000 })
    case 2: .interned(numbers.map(UInt32.init))
    default: .codes(numbers.map(UInt8.init))
    }
  }

  private static func choices(_ columns: Int) -> [[Int]] {
    (1..<(1 << columns)).map { bits in (0..<columns).filter { bits >> $0 & 1 == 1 } }
  }
}
