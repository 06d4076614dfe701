internal import Glibc
package import Platform

/// The files that an executor needs to run this program: the program, and the libraries that are not part of every system.
package enum Carried {
  /// Their paths on this machine.
  ///
  /// Throws: `FileError` where the system does not say what the program is made of.
  package static func files() throws(FileError) -> [String] {
    guard let maps = try Disk.contents(of: "/proc/self/maps") else {
      throw FileError(.write, saying: "/proc/self/maps: the system does not say which libraries the program uses")
    }
    let paths = String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.firstIndex(of: "/").map { String(line[$0...]) }
    }
    let ofEverySystem = ["ld-linux", "libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so"]
    return paths.reduce(into: [program]) { files, path in
      guard path.contains(".so"), !files.contains(path) else { return }
      let name = Paths.name(path)
      if !ofEverySystem.contains(where: name.hasPrefix) { files.append(path) }
    }
  }

  /// The path of this program.
  private static var program: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    return String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
