internal import Definitions
package import Model
internal import Platform

/// Where notices are sent, as far as that is known. Whatever is wrong with the file, the figures are published and the notices
/// wait.
package struct ContactsFile: Sendable {
  /// The addresses; nil where there is no file, or it cannot be read or has mistakes. Notices then wait.
  package let contacts: Contacts?
  /// What somebody has to fix, a line each; nobody is told of any alert until then.
  package let mistakes: [String]
  /// Those of them that are mistakes of the file's text, with their places.
  package private(set) var diagnostics: [Diagnostic] = []
  /// What somebody should check, a line each: owners in the file whom the plan does not name.
  package let warnings: [String]

  /// `named` is the path of the file; nil for `contacts.yml` in the folder of definitions, which may be absent.
  package init(_ named: String?, pipelines: String, definitions: DefinitionSet) {
    let path = named ?? "\(pipelines)/contacts.yml"
    guard Disk.size(of: path) <= DefinitionBounds.bytes else {
      contacts = nil
      (mistakes, warnings) = (["\(path) is larger than 1 MB, so e-mails wait"], [])
      return
    }
    guard let bytes = try? Disk.bytes(of: path) else {
      contacts = nil
      mistakes = named == nil && !Disk.isIrregular(path) ? [] : ["\(Disk.whyUnreadable(path)), so e-mails wait"]
      warnings = []
      return
    }
    do throws(DefinitionErrors) {
      let read = try DefinitionLoader.contacts(
        DefinitionFile(path: path, text: String(decoding: bytes, as: UTF8.self)), of: definitions)
      contacts = read
      mistakes = []
      warnings = read.unknownOwners.map { "\(path): '\($0)' is not in the plan" }
    } catch {
      contacts = nil
      mistakes = error.diagnostics.map { "\($0)" }
      diagnostics = error.diagnostics
      warnings = []
    }
  }
}
