internal import Glibc

/// Waits until something in some folders changes: a file is written, renamed into place, added or removed. Names that begin with a
/// dot are left out, because editors keep their own files under them.
///
///     var watch = FolderWatch(["Pipelines", "Pipelines/kpis"])
///     while true {
///       readAgain()
///       watch.wait()
///     }
///
/// inotify wakes it, and what is on the disk decides: a drive of another machine sends no events, and is looked at once a second.
package struct FolderWatch: ~Copyable {
  /// In milliseconds: how often the disk is looked at where events come, where none can come, and how long it must be the same.
  private static let (slowly, often, settled): (Int32, Int32, Int32) = (1_000, 50, 20)
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)

  private let folders: [String]
  private let descriptor: Int32
  private var stamps: [String: FileStamp]

  /// Watches what is directly in these folders, of which any may be missing as yet. A change counts from now on.
  package init(_ folders: [String]) {
    self.folders = folders
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    stamps = Self.stamps(of: folders)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Returns when something has changed since the last call, and has been the same for 20 ms: whoever writes several files in a row
  /// is waited for.
  package mutating func wait() {
    var found = stamps
    repeat {
      // A folder that has come since is watched too; one that is watched already is not watched twice.
      for folder in folders where descriptor >= 0 { _ = inotify_add_watch(descriptor, folder, Self.events) }
      found = Self.stamps(of: folders)
      if found == stamps { sleep(descriptor >= 0 ? Self.slowly : Self.often) }
      found = Self.stamps(of: folders)
    } while found == stamps
    repeat {
      stamps = found
      sleep(Self.settled, untilEvent: false)
      found = Self.stamps(of: folders)
    } while found != stamps
  }

  /// Waits until an event comes, or so many milliseconds have passed.
  private func sleep(_ milliseconds: Int32, untilEvent: Bool = true) {
    var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&waited, untilEvent && descriptor >= 0 ? 1 : 0, milliseconds)
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while descriptor >= 0, read(descriptor, &buffer, buffer.count) > 0 {}
  }

  private static func stamps(of folders: [String]) -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    for folder in folders {
      for name in (try? Disk.names(in: folder)) ?? [] where !name.hasPrefix(".") {
        stamps["\(folder)/\(name)"] = FileStamp(of: "\(folder)/\(name)")
      }
    }
    return stamps
  }
}
