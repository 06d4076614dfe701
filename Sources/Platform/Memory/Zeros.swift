internal import Glibc

/// Memory for so many numbers, all 0; `free` gives it back. Fresh pages of the system are zero already, and only those that are
/// written to take memory.
///
/// Where there is no memory the program ends, as it does for any array.
package func zeros<Number: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<Number> {
  // There is nobody to tell, and no memory to tell it with.
  guard let memory = calloc(count, MemoryLayout<Number>.stride) else { fatalError("no memory") }
  return memory.bindMemory(to: Number.self, capacity: count)
}
