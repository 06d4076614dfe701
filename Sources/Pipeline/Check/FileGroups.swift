internal import Extractors
internal import Model
internal import Platform

/// Which files one new source could read together: those with the same headings on the same line, and the same delimiter.
struct FileGroups {
  /// Paths; each group, and each file in it, in the order in which they were given.
  private(set) var groups: [[String]] = []

  /// `areNamed` says that somebody has given these files together. Where they only lie in one folder, their names begin alike
  /// too. A file that cannot be read, or of which `isApart` is true, is alone.
  init(_ paths: [String], areNamed: Bool, isApart: (String) -> Bool = { _ in false }) {
    var places: [[String]: Int] = [:]
    for path in paths {
      guard paths.count > 1, !isApart(path), let looks = Self.looks(path, areNamed) else {
        groups.append([path])
        continue
      }
      if let place = places[looks] {
        groups[place].append(path)
      } else {
        places[looks] = groups.count
        groups.append([path])
      }
    }
  }

  /// What files of one group have in common; nil where a file cannot be read.
  private static func looks(_ path: String, _ areNamed: Bool) -> [String]? {
    let file = ExportFile.at(path)
    guard let sample = try? ExportSample(file, .pieces) else { return nil }
    let stem = areNamed ? "" : SuggestedName.stem(ofFile: file.name)
    return [stem, sample.delimiter, "\(sample.headingLine)"] + sample.columns.map(\.heading.foldedHeading).sorted()
  }
}

extension ExportFile {
  /// A file on disk, under its own name.
  static func at(_ path: String) -> ExportFile {
    .onDisk(name: Paths.name(path), path: path)
  }
}
