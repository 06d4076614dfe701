import Drawing
import Foundation
import History
import Logging
import Model
import Platform
import Publishing
import Testing

@Suite struct OutputFolderTests {
  private func publish(_ text: String, run: String, day: String, in folder: TemporaryFolder) throws {
    let archive = try Archive(
      OutputFolder(path: folder.path), stamp: "now", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let day = try #require(Day(iso: day))
    let card = Scorecard(plan: "Plan", area: "Area", planStart: day, asOf: day, run: run)
    let published = PublishedRun(
      sequence: nil, started: "2023-06-01T06:00:00Z", publishedOn: day, programVersion: "1", exitCode: 0, definitions: [],
      scorecard: card, ledger: [], isNewest: nil, notices: [])
    let staged = try archive.stage(run)
    try staged.write(("scorecard.csv", Array(text.utf8)))
    _ = try archive.publish(published, staged)
  }

  @Test func `a run becomes the day's and the latest`() throws {
    let folder = try TemporaryFolder()
    try publish("one", run: "20230601T060000Z-0001", day: "2023-05-31", in: folder)
    #expect(try folder.text("latest/scorecard.csv") == "one")
    #expect(try folder.link("latest") == "2023-05-31")
    #expect(try folder.link("2023-05-31") == "runs/20230601T060000Z-0001")
  }

  @Test func `a new run for the day takes its place, and the old one stays in its folder`() throws {
    let folder = try TemporaryFolder()
    try publish("one", run: "20230601T060000Z-0001", day: "2023-05-31", in: folder)
    try publish("two", run: "20230601T060000Z-0002", day: "2023-05-31", in: folder)
    #expect(try folder.text("2023-05-31/scorecard.csv") == "two")
    #expect(try folder.text("runs/20230601T060000Z-0001/scorecard.csv") == "one")
  }

  @Test func `an older day never moves latest`() throws {
    let folder = try TemporaryFolder()
    try publish("new", run: "20230601T060000Z-0001", day: "2023-05-31", in: folder)
    try publish("old", run: "20230601T060000Z-0002", day: "2023-04-30", in: folder)
    #expect(try folder.text("latest/scorecard.csv") == "new")
    #expect(try folder.text("2023-04-30/scorecard.csv") == "old")
  }

  @Test func `what a killed run left behind goes, and nothing else`() throws {
    let folder = try TemporaryFolder()
    try folder.write("half", to: "runs/.20230601T060000Z-0000.tmp/scorecard.csv")
    try publish("one", run: "20230601T060000Z-0001", day: "2023-05-31", in: folder)
    #expect(try folder.names("runs") == ["20230601T060000Z-0001"])
    #expect(try folder.names() == [".private", "2023-05-31", "history.sqlite", "latest", "runs"])
  }

  @Test func `a run killed between its two links is completed by the next, whatever its day`() throws {
    let folder = try TemporaryFolder()
    try publish("new", run: "20230601T060000Z-0001", day: "2023-05-31", in: folder)
    try FileManager.default.removeItem(atPath: "\(folder.path)/latest")
    try publish("old", run: "20230601T060000Z-0002", day: "2023-04-30", in: folder)
    #expect(try folder.text("latest/scorecard.csv") == "new")
  }

  @Test func `where a file stands in the way, what was published stays`() throws {
    let folder = try TemporaryFolder()
    try publish("one", run: "20230601T060000Z-0001", day: "2023-05-31", in: folder)
    #expect(throws: FileError.self) { try publish("two", run: "20230601T060000Z-0001", day: "2023-05-31", in: folder) }
    #expect(try folder.text("latest/scorecard.csv") == "one")
  }

  @Test func `two runs are kept apart`() throws {
    let folder = try TemporaryFolder()
    let first = try RunLock(in: folder.path)
    let error = #expect(throws: FileError.self) { _ = try RunLock(in: folder.path) }
    #expect(error?.kind == .locked)
    _ = consume first
    _ = try RunLock(in: folder.path)
  }
}

@Suite struct ClockTests {
  // Seconds of 2023-03-26T01:00Z, when British Summer Time began, and of 2023-10-29T01:00Z, when it ended.
  static let springForward = 1_679_792_400
  static let fallBack = 1_698_541_200

  @Test(arguments: [
    (springForward - 3601, "2023-03-25"), (springForward - 3600, "2023-03-26"), (springForward, "2023-03-26"),
    (fallBack - 1, "2023-10-29"), (fallBack, "2023-10-29"),
    // 23:30 UTC on 31 May is 1 June in London; on 31 January it is not 1 February yet.
    (1_685_575_800, "2023-06-01"), (1_675_207_800, "2023-01-31"),
  ])
  func `today is London's`(seconds: Int, today: String) {
    #expect(Clock(seconds: seconds).today.description == today)
  }

  @Test func `the last month-end and the stamp`() {
    let clock = Clock(seconds: 1_685_575_800)
    #expect(clock.lastMonthEnd.description == "2023-05-31")
    #expect(clock.stamp == "20230531T233000Z")
    #expect(clock.iso == "2023-05-31T23:30:00Z")
  }
}
