import Glibc

/// Who is at the keyboard: also behind sudo.
func userName() -> String {
  for variable in ["SUDO_USER", "LOGNAME", "USER"] {
    if let name = environment(variable) { return name }
  }
  return getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "user \(getuid())"
}
