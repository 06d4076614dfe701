internal import Definitions
internal import Extractors
internal import Glibc
package import Model
internal import Platform

/// The definitions of a folder (`plan.yml`, `sources/`, `kpis/`; and where they are there `actions/`, `risks.yml`,
/// `qualitative.yml`, `governance.yml`, `people.yml`), read and checked.
package struct DefinitionFolder: Sendable {
  package let definitions: DefinitionSet
  /// Each file's path below the folder, with its digest: what the manifest keeps.
  package let files: [InputFile]

  /// Throws: `DefinitionFault` with every mistake at once.
  package init(path: String) throws(DefinitionFault) {
    var found: [(path: String, bytes: [UInt8])] = []
    func read(_ name: String) throws(DefinitionFault) -> DefinitionFile {
      let file = "\(path)/\(name)"
      guard Disk.size(of: file) <= DefinitionBounds.bytes else {
        throw DefinitionFault(tooLarge: file, "this file has more than 1 MB; a definition has a few kB")
      }
      guard let bytes = try? Disk.bytes(of: file) else { throw DefinitionFault(missing: file) }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw DefinitionFault(notUTF8: "\(path)/\(name)", bytes)
      }
      found.append((name, bytes))
      return DefinitionFile(path: "\(path)/\(name)", text: text)
    }
    let plan = try read("plan.yml")
    let there = try DefinitionFiles(path: path)
    guard there.mistakes.isEmpty else { throw DefinitionFault(diagnostics: there.mistakes) }
    func readAll(_ folder: String, mayBeAbsent: Bool = false) throws(DefinitionFault) -> [DefinitionFile] {
      guard let names = there.folders[folder] else {
        if mayBeAbsent { return [] }
        throw DefinitionFault(missing: "\(path)/\(folder)/")
      }
      guard names.count <= DefinitionBounds.files else {
        throw DefinitionFault(
          tooLarge: "\(path)/\(folder)/", "\(names.count) files are here; at most \(DefinitionBounds.files) can be read")
      }
      var files: [DefinitionFile] = []
      for name in names { files.append(try read(name)) }
      return files
    }
    let sources = try readAll("sources")
    let kpis = try readAll("kpis")
    let actions = try readAll("actions", mayBeAbsent: true)
    var parts: [PlanPart: DefinitionFile] = [:]
    for part in PlanPart.allCases where there.parts.contains(part) { parts[part] = try read(part.fileName) }
    do throws(DefinitionErrors) {
      definitions = try DefinitionLoader.load(
        plan: plan, sources: sources, kpis: kpis, actions: actions, parts: parts)
    } catch {
      throw DefinitionFault(diagnostics: error.diagnostics)
    }
    files = found.map { InputFile(name: $0.path, bytes: $0.bytes.count, sha256: sha256($0.bytes)) }
  }
}

/// What is wrong with the definitions: exit code 78.
package struct DefinitionFault: Error, Sendable {
  package let diagnostics: [Diagnostic]

  init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  init(tooLarge path: String, _ message: String) {
    diagnostics = [Diagnostic(code: .tooLarge, at: SourceLocation(file: path, line: 1, column: 1), message)]
  }

  /// `errno` says why.
  init(unreadable path: String) {
    diagnostics = [Diagnostic(code: .missingFile, at: nil, "\(path) cannot be read: \(String(cString: strerror(errno)))")]
  }

  /// The place is the first byte that is none.
  init(notUTF8 path: String, _ bytes: [UInt8]) {
    let valid = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
    let line = valid.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    let column = (valid.lastIndex(of: "\n").map { valid[valid.index(after: $0)...] } ?? valid).count + 1
    diagnostics = [
      Diagnostic(
        code: .syntax, at: SourceLocation(file: path, line: line, column: column), "this is not UTF-8",
        hint: "save the file as UTF-8")
    ]
  }

  package init(missing path: String) {
    diagnostics = [
      Diagnostic(
        code: .missingFile, at: nil, Disk.whyUnreadable(path),
        hint: "name the folder of definitions with --pipelines or SCORECARD_PIPELINES")
    ]
  }
}
