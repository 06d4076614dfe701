internal import Glibc

/// What the system gives this process, asked for before anything depends on it.
package enum SystemLimits {
  /// Why the program cannot work here; nil where it can.
  package static var refusal: String? { nil }
}
