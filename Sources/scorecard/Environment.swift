import Glibc

/// The value of an environment variable; nil where it is not set, or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}

/// The path of the folder in which the program keeps what stays between runs and is for this user alone; nil where neither
/// SCORECARD_STATE nor HOME says where it is.
var stateFolder: String? {
  if let folder = environment("SCORECARD_STATE") { return folder }
  guard let home = environment("HOME") else { return nil }
  return (environment("XDG_STATE_HOME") ?? "\(home)/.local/state") + "/scorecard"
}
