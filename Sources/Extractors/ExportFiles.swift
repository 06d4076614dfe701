internal import Glibc
package import Model

/// The files of an input folder, found once.
package struct ExportFolder: Sendable {
  package let path: String
  private let names: [String]

  /// Nil where there is no such folder, or it cannot be read.
  package init?(path: String) {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
    }
    self.path = path
    self.names = names
  }

  /// The source's files in natural order: `x.csv`, `x-2.csv`, `x-10.csv`.
  package func files(of source: SourceDefinition) -> [ExportFile] {
    var found: [(stem: Int, rest: String, name: String)] = []
    for name in names where name.hasSuffix(".csv") && !name.hasPrefix(".") {
      for (order, stem) in source.files.enumerated() where name == stem + ".csv" || name.hasPrefix(stem + "-") {
        found.append((order, String(name.dropFirst(stem.count).dropLast(4)), name))
        break
      }
    }
    found.sort { left, right in
      left.stem != right.stem ? left.stem < right.stem : Self.naturallyPrecedes(left.rest, right.rest)
    }
    return found.map { .onDisk(name: $0.name, path: path + "/" + $0.name) }
  }

  /// Digits compare as numbers, everything else by its bytes; equal so far, the shorter comes first.
  static func naturallyPrecedes(_ left: String, _ right: String) -> Bool {
    var (left, right) = (Array(left.utf8)[...], Array(right.utf8)[...])
    func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    let (whole, other) = (left, right)
    while let first = left.first, let second = right.first {
      if isDigit(first), isDigit(second) {
        let (digits, others) = (left.prefix(while: isDigit), right.prefix(while: isDigit))
        let (number, another) = (digits.drop { $0 == UInt8(ascii: "0") }, others.drop { $0 == UInt8(ascii: "0") })
        if number.count != another.count { return number.count < another.count }
        if !number.elementsEqual(another) { return number.lexicographicallyPrecedes(another) }
        left = left.dropFirst(digits.count)
        right = right.dropFirst(others.count)
      } else {
        if first != second { return first < second }
        left = left.dropFirst()
        right = right.dropFirst()
      }
    }
    if left.isEmpty != right.isEmpty { return left.isEmpty }
    return whole.lexicographicallyPrecedes(other)
  }
}

/// An export: a file in the input folder, or the text of an example.
package enum ExportFile: Sendable {
  case onDisk(name: String, path: String)
  case inMemory(name: String, text: String)

  package var name: String {
    switch self {
    case .onDisk(let name, _), .inMemory(let name, _): name
    }
  }
}
