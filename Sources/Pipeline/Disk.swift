internal import Extractors
internal import Glibc

/// What stands in the output folder. That something is not there is an answer; that the disk would not say is an error, so that
/// nothing is ever taken for missing that could only not be read.
enum Disk {
  /// The kind of what is at the path (`S_IFDIR`, `S_IFREG` …), links followed; nil where there is nothing.
  static func kind(of path: String) throws(OutputError) -> mode_t? {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    // A link that leads to itself is there, and is nothing else.
    if errno == ELOOP { return S_IFLNK }
    throw OutputError(.write, "cannot be looked at", path: path)
  }

  /// `; it is root's, mode 750`: for a message about a path that this user may not open. Leaves `errno` as it is.
  static func owner(of path: String) -> String {
    let reason = errno
    defer { errno = reason }
    var status = stat()
    guard stat(path, &status) == 0 else { return "" }
    let owner = getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) } ?? "\(status.st_uid)"
    return "; it is \(owner)'s, mode \(String(status.st_mode & 0o777, radix: 8))"
  }

  /// The names in a folder, in no order; none where there is no such folder.
  static func names(in folder: String) throws(OutputError) -> [String] {
    if let names = Extractors.names(inFolder: folder) { return names }
    if errno == ENOENT || errno == ENOTDIR { return [] }
    throw OutputError(.write, "the folder cannot be read", path: folder)
  }

  /// A file whole; nil where there is none, or something that is no file.
  static func contents(of file: String) throws(OutputError) -> [UInt8]? {
    guard try kind(of: file) == S_IFREG else { return nil }
    errno = 0
    guard let bytes = Pipeline.contents(of: file) else { throw OutputError(.write, "cannot be read", path: file) }
    return bytes
  }

  /// Where a link leads; nil where there is none.
  static func target(of link: String) throws(OutputError) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &buffer, buffer.count)
    if count > 0 { return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) }
    if errno == ENOENT || errno == ENOTDIR || errno == EINVAL { return nil }
    throw OutputError(.write, "the link cannot be read", path: link)
  }
}
