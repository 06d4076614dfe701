internal import CGlibc
internal import Glibc

/// The memory that the program has asked the system for.
package enum Heap {
  /// For the whole program, at its start. Blocks are made on one thread and used up on another: with a heap a thread, what one has given
  /// back lies idle while another grows.
  package static func useFewArenas() { mallopt(M_ARENA_MAX, 2) }

  /// Gives back to the system what nobody uses.
  package static func trim() { malloc_trim(0) }
}
