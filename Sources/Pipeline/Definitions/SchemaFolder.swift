internal import Definitions
internal import JSON
internal import Platform

/// The JSON Schemas of definition files, written to a folder, one for each kind of file. Editors complete and check definitions
/// by them.
package struct SchemaFolder: Sendable {
  /// Where the schemas are.
  package let path: String
  /// The files, and the definitions that each is for, such as `kpis/*.yml`.
  package private(set) var files: [(name: String, place: String)] = []

  /// Writes all schemas. Files of the same names are replaced; others in the folder are left alone.
  ///
  /// Throws: `FileError`.
  package init(path: String) throws {
    self.path = path
    try Disk.makeFolder(path)
    for kind in DefinitionKind.allCases {
      let file = try AtomicFile(path: "\(path)/\(kind.schemaName)")
      try file.append(PublishedJSON.encodeAsNamed(kind.schema))
      try file.finish()
      files.append((kind.schemaName, kind.place))
    }
  }
}
