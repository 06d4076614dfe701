internal import Definitions
package import Model
internal import Platform

/// Where notices go, as far as it can be known: whatever is wrong with it, the figures are published and the notices wait.
package struct ContactsFile: Sendable {
  package let contacts: Contacts?
  /// What somebody has to mend, a line each: nobody is told until then.
  package let mistakes: [String]
  /// What somebody should look at.
  package let warnings: [String]

  /// The file that is named, or `contacts.yml` beside the plan where there is one.
  package init(_ named: String?, pipelines: String, definitions: DefinitionSet) {
    let path = named ?? "\(pipelines)/contacts.yml"
    guard Disk.size(of: path) <= DefinitionBounds.bytes else {
      contacts = nil
      (mistakes, warnings) = (["\(path) has more than 1 MB: notices wait"], [])
      return
    }
    guard let bytes = try? Disk.bytes(of: path) else {
      contacts = nil
      mistakes = named == nil && !Disk.isIrregular(path) ? [] : ["\(Disk.whyUnreadable(path)): notices wait"]
      warnings = []
      return
    }
    do throws(DefinitionErrors) {
      let read = try DefinitionLoader.contacts(
        DefinitionFile(path: path, text: String(decoding: bytes, as: UTF8.self)), of: definitions)
      contacts = read
      mistakes = []
      warnings = read.unknownOwners.map { "\(path): the plan names no '\($0)'" }
    } catch {
      contacts = nil
      mistakes = error.diagnostics.map { "\($0)" }
      warnings = []
    }
  }
}
