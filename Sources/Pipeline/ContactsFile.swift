internal import Definitions
package import Model

extension DefinitionFolder {
  /// The contacts file that is named, or `contacts.yml` beside the plan where there is one.
  ///
  /// Throws: `DefinitionFault` where a named one is not there, or any is wrong.
  package func contacts(at named: String?, pipelines: String) throws(DefinitionFault) -> Contacts? {
    let path = named ?? "\(pipelines)/contacts.yml"
    guard let bytes = contents(of: path) else {
      guard named == nil else {
        throw DefinitionFault(missing: path, hint: "name the contacts file with --contacts or SCORECARD_CONTACTS")
      }
      return nil
    }
    do throws(DefinitionErrors) {
      return try DefinitionLoader.contacts(
        DefinitionFile(path: path, text: String(decoding: bytes, as: UTF8.self)), of: definitions)
    } catch {
      throw DefinitionFault(diagnostics: error.diagnostics)
    }
  }
}
