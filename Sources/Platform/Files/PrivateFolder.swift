internal import Glibc

/// A folder for one user alone, in which the program keeps a key and a log between runs.
///
///     let folder = try PrivateFolder(path: "/home/ann/.local/state/scorecard")
///     let key = try folder.key("pseudonyms.key")
///     try folder.append("2024-03-01T09:00:00Z\tann\t7\n", to: "audit.log")
package struct PrivateFolder {
  private let path: String
  private static let keySize = 32

  /// The folder at the path; it and those above it are made with mode 0700 where they are not there.
  ///
  /// Throws: `FileError.Kind.create`.
  package init(path: String) throws(FileError) {
    self.path = path
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    for count in parts.indices.map({ $0 + 1 }) {
      let folder = (path.hasPrefix("/") ? "/" : "") + parts[..<count].joined(separator: "/")
      guard mkdir(folder, 0o700) != 0 else { continue }
      let why = errno
      if try Disk.kind(of: folder) == S_IFDIR { continue }
      errno = why
      throw FileError(.create, "the folder cannot be created", path: folder)
    }
  }

  /// The key in a file of the folder: made of random bytes, with mode 0600, where there is none.
  ///
  /// Throws: `FileError`, also where others may read the file, or where it is not such a key.
  package func key(_ name: String) throws(FileError) -> HMACKey {
    let file = "\(path)/\(name)"
    if let known = try self.known(file) { return HMACKey(known) }
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<Self.keySize).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    // Under a name of its own first: another process sees a whole key or none.
    let own = "\(file).\(getpid())"
    try write(bytes, to: own, O_CREAT | O_EXCL | O_TRUNC)
    defer { unlink(own) }
    if link(own, file) == 0 { return HMACKey(bytes) }
    guard errno == EEXIST else { throw FileError(.create, "the key cannot be created", path: file) }
    guard let known = try self.known(file) else { throw FileError(.create, "the key cannot be created", path: file) }
    return HMACKey(known)
  }

  /// Nil where there is no such file.
  private func known(_ file: String) throws(FileError) -> [UInt8]? {
    var status = stat()
    guard lstat(file, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError(.write, "cannot be read", path: file)
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 == 0 else {
      throw FileError(
        .write, saying: "\(file): others can read this key\(Disk.owner(of: file)). Make it private: chmod 600 \(file)")
    }
    let bytes = try Disk.bytes(of: file)
    guard bytes.count >= Self.keySize else {
      throw FileError(.write, saying: "\(file): this is no key. Remove it, and a new one is made: pseudonyms then change.")
    }
    return bytes
  }

  /// Adds a text to the end of a file, which only this user can read, and waits until it is on the disk.
  ///
  /// Throws: `FileError` where that could not be done.
  package func append(_ text: String, to name: String) throws(FileError) {
    try write(Array(text.utf8), to: "\(path)/\(name)", O_CREAT | O_APPEND)
  }

  private func write(_ bytes: [UInt8], to file: String, _ flags: Int32) throws(FileError) {
    let descriptor = open(file, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, 0o600)
    guard descriptor >= 0 else { throw FileError(.create, "cannot be opened for writing", path: file) }
    defer { close(descriptor) }
    // In one piece, so that two lines never run into each other.
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count, fsync(descriptor) == 0 else { throw FileError(.write, "cannot be written", path: file) }
  }
}
