import Glibc

/// A page that `--open` shows in the browser.
enum OpenedPage {
  /// Hands the file to the desktop's browser. Where there is no desktop, says how to open the file instead.
  static func show(_ path: String) {
    let file = path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
    let hasDisplay = environment("DISPLAY") != nil || environment("WAYLAND_DISPLAY") != nil
    guard hasDisplay else { return printError("No display here. To see the page, open this file in a browser: \(file)") }
    if !isOpened(file) { printError("The browser could not be started. Open this file in it: \(file)") }
  }

  private static var workingFolder: String {
    guard let name = getcwd(nil, 0) else { return "." }
    defer { free(name) }
    return String(cString: name)
  }

  /// Whether xdg-open has started, and has not said within two seconds that it cannot. It may go on for as long as the browser.
  private static func isOpened(_ file: String) -> Bool {
    var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // A session of its own, so that the browser does not end with this terminal.
    posix_spawnattr_setflags(&attributes, 0x80)
    let words = ["xdg-open", file]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, words[0], &actions, &attributes, &arguments, environ) == 0 else { return false }
    var status: Int32 = 0
    for _ in 0..<20 {
      if waitpid(child, &status, WNOHANG) == child { return status == 0 }
      usleep(100_000)
    }
    return true
  }
}
