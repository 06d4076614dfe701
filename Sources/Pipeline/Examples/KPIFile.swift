internal import Definitions
internal import Glibc
internal import Model
internal import Platform

/// The file of a KPI, to which an example can be added without touching the rest of its text.
package struct KPIFile: Sendable {
  /// The file's path.
  package let path: String
  let text: String
  let root: Node

  /// The file of the KPI in the folder of definitions at `pipelines`, which are valid.
  ///
  /// Throws: `RunError.unknownKPI`.
  init(_ kpi: String, in pipelines: String, _ folder: DefinitionFolder) throws(RunError) {
    for file in folder.files where file.name.hasPrefix("kpis/") {
      let path = "\(pipelines)/\(file.name)"
      guard let bytes = try? Disk.bytes(of: path) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      guard let root = try? Composer.root(of: text), Self.value(of: "kpi", in: root).map(Self.scalar) == kpi else { continue }
      (self.path, self.text, self.root) = (path, text, root)
      return
    }
    throw .unknownKPI(kpi, known: folder.definitions.kpis.map(\.id))
  }

  static func value(of key: String, in node: Node) -> Node? {
    guard case .mapping(let pairs) = node.content else { return nil }
    return pairs.first { scalar($0.key) == key }?.value
  }

  private static func scalar(_ node: Node) -> String? {
    if case .scalar(let text, _) = node.content { text } else { nil }
  }

  /// The file's text with an example after its last one. `example` begins with `- ` and has no margin. Nil where the file's examples
  /// are written in a way to which nothing can be added, such as `[]`.
  func adding(_ example: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard case .mapping(let pairs) = root.content else { return nil }
    guard let place = pairs.firstIndex(where: { Self.scalar($0.key) == "examples" }) else {
      let end = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
      return end + "\nexamples:\n" + Self.indented(example, by: 2)
    }
    guard case .sequence(let items) = pairs[place].value.content, let first = items.first, first.place.column > 2 else {
      return nil
    }
    // The margin is what stands before the first example's `- `, if that is how it is written.
    let margin = first.place.column - 3
    let line = lines[first.place.line - 1]
    guard line.hasPrefix(String(repeating: " ", count: margin) + "- ") else { return nil }
    // What follows the examples begins with the comments above its key.
    var end = lines.count
    if place + 1 < pairs.count {
      end = pairs[place + 1].key.place.line - 1
      while end > 0, lines[end - 1].hasPrefix("#") { end -= 1 }
    }
    while end > 0, lines[end - 1].allSatisfy(\.isWhitespace) { end -= 1 }
    let before = lines[..<end].map { $0 + "\n" }.joined()
    let after = lines[end...].joined(separator: "\n")
    return before + "\n" + Self.indented(example, by: margin) + (after.isEmpty || after == "\n" ? "" : after)
  }

  private static func indented(_ text: String, by margin: Int) -> String {
    let space = String(repeating: " ", count: margin)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : space + $0 }.joined(
      separator: "\n")
  }

  /// Writes the text with the example in place of the file.
  ///
  /// Throws: `FileError`, where the file is as it was; `RecordingError` where nothing can be added to it.
  func write(adding example: String) throws {
    guard let text = adding(example) else { throw RecordingError.cannotAdd(path) }
    // With a name that no reader of definitions takes for one.
    let file = try AtomicFile(path: path, by: path + ".new")
    var status = stat()
    let isKnown = stat(path, &status) == 0
    try file.append(Array(text.utf8))
    try file.finish()
    // Whoever could read the file still can.
    if isKnown { _ = chmod(path, status.st_mode & 0o777) }
  }
}
