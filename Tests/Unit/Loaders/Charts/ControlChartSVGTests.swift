import Foundation
import FoundationXML
import Loaders
import Model
import Testing

@Suite struct ControlChartSVGTests {
  private func chart(_ values: [Double?]) -> ControlChart {
    let day = Day(number: 19_508)  // 31 May 2023
    let points = values.enumerated().map { index, value in
      ControlPoint(asOf: (day + 1).adding(months: index) - 1, value: value, numerator: value, denominator: nil)
    }
    return ControlChart(
      id: FigureID(kpi: "7"), basis: .calendarMonth, unit: "exclusions", better: .lower, rules: .plotTheDots, points: points)
  }

  @Test(arguments: [[], [nil], [3], [3, nil, 5], [0, 0, 0], [-1, 1e9]] as [[Double?]])
  func `whatever the values, the picture is XML`(values: [Double?]) {
    let parser = XMLParser(data: Data(ControlChartSVG.file(chart(values), title: "A <b> & \"c\"")))
    #expect(parser.parse(), "\(parser.parserError as Any)")
  }

  @Test func `the same chart gives the same bytes`() {
    let values: [Double?] = [3, 4, nil, 9]
    #expect(ControlChartSVG.file(chart(values), title: "t") == ControlChartSVG.file(chart(values), title: "t"))
  }
}
