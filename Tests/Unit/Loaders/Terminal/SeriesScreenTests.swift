import Loaders
import Model
import Testing

@Suite struct SeriesScreenTests {
  private let day = Day(number: 19_508)  // 31 May 2023

  private func screen(_ values: [(first: Double, current: Double?)]) -> SeriesScreen {
    SeriesScreen(
      values.enumerated().map { index, value in
        SeriesScreen.Point(
          day: (day + 1).adding(months: index) - 1, first: value.first, firstOn: day, current: value.current,
          since: value.current == value.first ? nil : "r")
      }, unit: Unit("exclusions"), targets: [])
  }

  @Test(arguments: [2, 13, 60]) func `a picture has a place for any number of values`(count: Int) {
    let picture = screen((0..<count).map { (Double($0), Double($0)) }).picture(colour: false)
    #expect(!picture.isEmpty && !picture.contains("\u{1B}"))
  }

  @Test func `values that are all the same, and all 0, have a picture`() {
    for value in [0.0, 7] { #expect(!screen([(value, value), (value, value)]).picture(colour: false).isEmpty) }
  }

  @Test func `the table says what was first published and what stands now`() {
    let text = screen([(119, 121), (110, nil)]).table.text
    #expect(text.contains("119") && text.contains("121") && text.contains("31 May 2023") || text.contains("2023-05-31"))
  }
}
