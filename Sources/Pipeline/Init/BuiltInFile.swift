internal import CCatalogue
internal import Platform

/// A file of the repository that is built into the program: a definition of the Somerset plan, or a file of a recipe.
package struct BuiltInFile: Sendable {
  /// Its path in the repository: `Pipelines/kpis/07-exclusions.yml`.
  package let path: String
  /// All of it.
  package let text: String

  /// All of them, in the order of the catalogue.
  package static var all: [BuiltInFile] {
    var files: [BuiltInFile] = []
    var path: UnsafePointer<CChar>?
    while let text = catalogue_text(CInt(files.count), &path), let path {
      files.append(BuiltInFile(path: String(cString: path), text: String(cString: text)))
    }
    return files
  }

  /// All but the line that names the schema of a definition, which lies elsewhere for a new plan.
  var body: String {
    let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return lines.count == 2 && lines[0].hasPrefix("# yaml-language-server:") ? String(lines[1]) : text
  }

  /// Its name without its folders.
  var name: String { Paths.name(path) }
  /// Its name without what comes after the point.
  var stem: String { String(name.prefix { $0 != "." }) }
  /// Its folder.
  var folder: String { String(path.dropLast(name.count + 1)) }
}
