internal import Definitions
internal import Loaders
internal import Model
internal import Platform

/// The lines of definitions that messages are about, each with a caret below the place.
///
///     print(DefinitionExcerpts().text(of: mistake) ?? "")
///     //   9 | unit: exclusion
///     //     |       ^
struct DefinitionExcerpts {
  /// What was set on the command line, each option's text; a place in it has `Setting.place` for its file.
  private let settings: [String]

  init(settings: [String] = []) { self.settings = settings }

  /// The excerpt for a mistake; nil for one that is about a whole file.
  func text(of mistake: Diagnostic) -> String? {
    guard mistake.code != .missingFile, mistake.code != .tooLarge else { return nil }
    return mistake.location.flatMap { text(at: $0) }
  }

  /// The excerpt for a place; nil for a file that is not read as a definition, because it may be an export, and for the one that
  /// names people.
  func text(at place: SourceLocation) -> String? {
    guard let line = line(place), !line.isEmpty else { return nil }
    return SourceExcerpt(line, at: place).text
  }

  private func line(_ place: SourceLocation) -> String? {
    if place.file == Setting.place { return settings.indices.contains(place.line - 1) ? settings[place.line - 1] : nil }
    guard [".yml", ".yaml"].contains(where: place.file.hasSuffix), !place.file.hasSuffix("people.yml"),
      let bytes = try? Disk.bytes(of: place.file)
    else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.indices.contains(place.line - 1) ? String(lines[place.line - 1]) : nil
  }
}
