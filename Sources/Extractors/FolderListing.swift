internal import Glibc

/// Names in a folder, in no order; nil where there is no such folder, or it cannot be read to its end: `errno` says which.
package func names(inFolder path: String) -> [String]? {
  guard let folder = opendir(path) else { return nil }
  var names: [String] = []
  errno = 0
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
    errno = 0
  }
  let reason = errno
  closedir(folder)
  errno = reason
  return reason == 0 ? names : nil
}
