import Drawing
import Foundation
import Platform
import Synchronization
import Testing

@Suite struct FolderWatchTests {
  /// Something that happens to a folder, and that a watch must see.
  private static func change(_ folder: TemporaryFolder, _ number: Int, _ generator: inout SeededGenerator) throws {
    let files = try folder.names("below").filter { !$0.hasPrefix(".") }
    let name = files.randomElement(using: &generator) ?? ""
    switch files.isEmpty ? 0 : Int.random(in: 0...4, using: &generator) {
    case 0: try folder.write("new \(number)", to: "below/\(number).yml")
    case 1: try folder.write("other \(number)", to: "below/\(name)")
    case 2: try FileManager.default.removeItem(atPath: "\(folder.path)/below/\(name)")
    case 3:
      try FileManager.default.moveItem(atPath: "\(folder.path)/below/\(name)", toPath: "\(folder.path)/below/moved-\(number).yml")
    default:
      // As editors save: under another name, then renamed into place.
      try folder.write("saved \(number)", to: "below/.saved")
      try FileManager.default.removeItem(atPath: "\(folder.path)/below/\(name)")
      try FileManager.default.moveItem(atPath: "\(folder.path)/below/.saved", toPath: "\(folder.path)/below/\(name)")
    }
  }

  @Test(arguments: 0..<20) func `every change is seen, also one that came before it waits`(number: Int) throws {
    var generator = SeededGenerator(case: number)
    let folder = try TemporaryFolder()
    try folder.write("first", to: "below/first.yml")
    var watch = FolderWatch([folder.path, "\(folder.path)/below", "\(folder.path)/missing"])
    for step in 0..<4 {
      try Self.change(folder, step, &generator)
      watch.wait()
    }
  }

  @Test func `a folder that comes later is watched`() throws {
    let folder = try TemporaryFolder()
    var watch = FolderWatch([folder.path, "\(folder.path)/later"])
    try folder.write("x", to: "later/x.yml")
    watch.wait()
    try folder.write("xy", to: "later/x.yml")
    watch.wait()
  }

  @Test func `a change wakes it at once`() throws {
    let folder = try TemporaryFolder()
    try folder.write("first", to: "first.yml")
    // It watches before anything changes; the change comes from a thread of its own, which no other test can hold up.
    var watch = FolderWatch([folder.path])
    let path = "\(folder.path)/first.yml"
    let written = Mutex<ContinuousClock.Instant?>(nil)
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.3)
      written.withLock { $0 = .now }
      try? Data("second".utf8).write(to: URL(filePath: path))
    }
    watch.wait()
    let since = try #require(written.withLock { $0 })
    #expect(.now - since < .milliseconds(900))
  }
}
