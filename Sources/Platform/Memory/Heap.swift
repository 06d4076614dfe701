internal import CGlibc
internal import Glibc

/// The memory that the program has asked the system for.
package enum Heap {
  /// Sets the whole program's heap to few arenas; to be called at its start. Blocks are created on one thread and used up on
  /// another: with a heap for each thread, the memory that one has given back would lie idle while another grows.
  package static func useFewArenas() { mallopt(M_ARENA_MAX, 2) }

  /// Gives unused memory back to the system.
  package static func trim() { malloc_trim(0) }
}
