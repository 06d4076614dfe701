import Drawing
import Foundation
import Model
import Pipeline
import Testing

/// What `scorecard spc` reads, and what it says of what it cannot.
@Suite struct ValueSeriesFileTests {
  private func read(_ text: String) throws -> [ControlPoint] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "v.csv")
    return try ValueSeriesFile(path: "\(folder.path)/v.csv").points
  }

  private func mistakes(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let fault as ValueSeriesFault {
      return fault.mistakes.map { mistake in mistake.firstRange(of: "v.csv").map { String(mistake[$0.lowerBound...]) } ?? mistake
      }
    } catch { return ["\(error)"] }
  }

  @Test func `days in three ways, gaps, and any order of lines and columns`() throws {
    let points = try read("value,date\n2,31/05/2023\n,2023-06\n1.5,2023-04-30\n")
    #expect(points.map(\.asOf.description) == ["2023-04-30", "2023-05-31", "2023-06-30"])
    #expect(points.map(\.value) == [1.5, 2, nil])
  }

  @Test(arguments: [
    "2023-05-31,12\n2023-06-30,13\n", "31/05/2023,12\n", "date,value\nx,1\n", "date,value\n2023-01-31,1 2\n",
    "date,value\n2023-01-31,1e16\n", "date,value\n2023-01-31,0x10\n", "date,value\n2023-01-31,5e-300\n",
    "date,value\n2023-01-31,1\n2023-01-31,2\n", "date,rolling 12 months\n2023-01-31,1\n", "date,value\n", "",
    "date\n2023-01-31\n",
    "date,value\n\"2023-01-31,1\n",
  ])
  func `what is no series is refused`(text: String) { #expect(!mistakes(text).isEmpty) }

  @Test func `every mistake has its line`() {
    let found = mistakes("date,value\n2023-01-31,1\n2023-02-30,2\n2023-03-31,many\n")
    #expect(found.map { $0.prefix(8) } == ["v.csv:3:", "v.csv:4:"])
  }
}
