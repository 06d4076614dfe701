package import Foundation

/// Where tests find the files of the project.
package enum Project {
  /// The folder of Package.swift.
  package static let folder = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  /// Files made elsewhere with known answers, beside the project; tests that read them are skipped where it is absent.
  package static let shared = folder.appending(path: "../shared/data").standardizedFileURL
}
