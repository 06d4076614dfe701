internal import Glibc

/// What is on the disk. It is an answer that something is not there, and an error that the disk could not say: nothing is ever
/// taken for missing that could only not be read.
///
///     let names = try Disk.names(in: "output/runs")                       // none where there is no such folder
///     let bytes = try Disk.contents(of: "output/latest/manifest.json")    // nil where there is no such file
package enum Disk {
  /// The kind of what is at the path (`S_IFDIR`, `S_IFREG` …), after all links; nil where nothing is there.
  package static func kind(of path: String) throws(FileError) -> UInt32? {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    // A link that leads to itself is there, and is nothing else.
    if errno == ELOOP { return S_IFLNK }
    throw FileError(.write, "cannot be looked at", path: path)
  }

  /// Whether something is there that is neither a regular file nor a link to one.
  package static func isIrregular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// The size of a file in bytes; 0 where there is no such file.
  package static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// `; it is root's, mode 750`, for a message about a path that this user may not open; empty where nothing can be said.
  /// Leaves `errno` as it is.
  package static func owner(of path: String) -> String {
    let reason = errno
    defer { errno = reason }
    var status = stat()
    guard stat(path, &status) == 0 else { return "" }
    let owner = getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) } ?? "\(status.st_uid)"
    return "; it is \(owner)'s, mode \(String(status.st_mode & 0o777, radix: 8))"
  }

  /// The names in a folder, in no order.
  ///
  /// Throws: `FileError`, also where there is no such folder.
  package static func listing(of folder: String) throws(FileError) -> [String] {
    guard let names = read(folder) else { throw FileError(.write, "the folder cannot be read", path: folder) }
    return names
  }

  /// The names in a folder, in no order; none where there is no such folder.
  package static func names(in folder: String) throws(FileError) -> [String] {
    if let names = read(folder) { return names }
    if errno == ENOENT || errno == ENOTDIR { return [] }
    throw FileError(.write, "the folder cannot be read", path: folder)
  }

  /// Nil where there is no such folder, or it cannot be read to its end; `errno` says which.
  private static func read(_ path: String) -> [String]? {
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

  /// Where a link leads; nil where there is none.
  package static func target(of link: String) throws(FileError) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &buffer, buffer.count)
    if count > 0 { return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) }
    if errno == ENOENT || errno == ENOTDIR || errno == EINVAL { return nil }
    throw FileError(.write, "the link cannot be read", path: link)
  }
}
