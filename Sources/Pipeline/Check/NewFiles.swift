internal import Extractors
package import Model

/// The files of an input folder that no source reads.
package enum NewFiles {
  /// Their paths, in natural order; all CSV files of the folder where there are no definitions.
  ///
  /// Throws: `RunError.noInputFolder`.
  package static func paths(in input: String, besides definitions: DefinitionSet?) throws(RunError) -> [String] {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    return folder.strangers(to: definitions?.sources ?? []).map { "\(input)/\($0)" }
  }
}
