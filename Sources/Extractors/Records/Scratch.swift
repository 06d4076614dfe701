internal import CSV
internal import Synchronization

/// The memory in which a block is read; it is used again for the next block.
final class Scratch {
  let places = RecordPlaces()
  private(set) var bytes: UnsafeMutableBufferPointer<UInt8> = .allocate(capacity: 1 << 12)

  deinit { bytes.deallocate() }

  /// Room for so many bytes, followed by the scanner's slack.
  func room(for count: Int) -> UnsafeMutableBufferPointer<UInt8> {
    if bytes.count < count + Scanner.slack {
      bytes.deallocate()
      bytes = .allocate(capacity: count + Scanner.slack)
    }
    return UnsafeMutableBufferPointer(rebasing: bytes[..<count])
  }

  /// Writes zeros after the first `count` bytes.
  func endText(at count: Int) { bytes[count..<count + Scanner.slack].update(repeating: 0) }
}

/// Scratch memory that is not in use: a thread takes one and puts it back.
final class ScratchPool: Sendable {
  private struct Rooms: @unchecked Sendable {
    // A room is in here, or with the one thread that took it.
    var free: [Scratch] = []
  }
  private let rooms = Mutex(Rooms())

  func with<Value>(_ body: (Scratch) -> Value) -> Value {
    let scratch = rooms.withLock { $0.free.popLast() } ?? Scratch()
    defer { put(Rooms(free: [scratch])) }
    return body(scratch)
  }

  /// Gives back the memory of all that are not in use.
  func clear() { rooms.withLock { $0.free = [] } }

  private func put(_ returned: Rooms) { rooms.withLock { $0.free += returned.free } }
}
