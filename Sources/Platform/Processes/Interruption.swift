internal import Glibc

/// What Ctrl-C does to a command that goes on until somebody ends it.
package enum Interruption {
  /// From now on, Ctrl-C and a request to end are the way to end the program: it ends at once, with exit code 0. In a terminal the
  /// line with `^C` is ended, so that the prompt has a line of its own.
  package static func endsProgram() {
    for signal in [SIGINT, SIGTERM] {
      Glibc.signal(signal) { _ in
        // Only what may be called in a signal handler.
        if isatty(STDERR_FILENO) == 1 { _ = "\n".withCString { write(STDERR_FILENO, $0, 1) } }
        _exit(0)
      }
    }
  }
}
