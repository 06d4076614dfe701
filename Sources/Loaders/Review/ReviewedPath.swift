/// The path of a file as code review knows it: from the folder in which the program was started, which is that of the repository.
struct ReviewedPath {
  /// The path from the folder; the whole path where the file is elsewhere.
  let text: String

  init(_ path: String, from folder: String) {
    let inside = folder.hasSuffix("/") ? folder : folder + "/"
    let path = path.hasPrefix(inside) ? path.dropFirst(inside.count) : path[...]
    var parts = path.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
    // `a/../b` is `b`: a reader that compares paths with those of a repository does not work them out.
    while let place = parts.firstIndex(of: ".."), place > 0, parts[place - 1] != ".." { parts.removeSubrange(place - 1...place) }
    text = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The same as a reference of a URI (RFC 3986): relative, or `file:///…` for a file elsewhere.
  var uri: String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let escaped = text.utf8.reduce(into: "") { result, byte in
      if plain.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text.hasPrefix("/") ? "file://" + escaped : escaped
  }
}
