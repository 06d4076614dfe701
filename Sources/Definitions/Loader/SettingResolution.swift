internal import Model

/// Finds out what options such as `7.window=rolling 6 months` set, and gives their mistakes a place in the option.
struct SettingResolution {
  private let settings: [Setting]

  /// Throws: `DefinitionErrors` for the texts that are no path with a value.
  init(_ texts: [String]) throws(DefinitionErrors) {
    var (settings, mistakes): ([Setting], [Diagnostic]) = ([], [])
    for (index, text) in texts.enumerated() {
      do throws(DefinitionErrors) { settings.append(try Setting(text, number: index + 1)) } catch {
        mistakes += error.diagnostics
      }
    }
    guard mistakes.isEmpty else { throw DefinitionErrors(diagnostics: mistakes) }
    self.settings = settings
  }

  /// What `load` makes of the files with the settings. A key that a figure does not know is tried as its measure's.
  ///
  /// Throws: `DefinitionErrors` with every mistake, each with its place in an option: without the settings there is none.
  func load(
    _ load: ([Setting]) throws(DefinitionErrors) -> DefinitionSet
  ) throws(DefinitionErrors) -> DefinitionSet {
    do throws(DefinitionErrors) { return try load(settings) } catch {
      let first = error.diagnostics
      let unknown = Set(first.filter { $0.code == .unknownKey && ($0.location?.line ?? 0) < 0 }.compactMap { $0.location?.line })
      guard !unknown.isEmpty else { throw placed(first) }
      let again = settings.map { setting in
        var setting = setting
        setting.isOfMeasure = unknown.contains(-setting.number)
        return setting
      }
      do throws(DefinitionErrors) { return try load(again) } catch {
        let isNearer = error.diagnostics.contains { $0.hint?.hasPrefix("did you mean") == true }
        let isUnknownStill = error.diagnostics.contains { $0.code == .unknownKey && unknown.contains($0.location?.line ?? 0) }
        let isNear = first.contains { $0.hint?.hasPrefix("did you mean") == true }
        throw placed(isUnknownStill && (isNear || !isNearer) ? first : error.diagnostics)
      }
    }
  }

  /// The option causes a mistake in a file, so the mistake says where it is in the file and has its place in the option.
  private func placed(_ mistakes: [Diagnostic]) -> DefinitionErrors {
    DefinitionErrors(
      diagnostics: mistakes.map { mistake in
        guard var location = mistake.location, location.file != Setting.place || location.line < 0 else { return mistake }
        var mistake = mistake
        if location.line < 0 {
          location.line = -location.line
        } else {
          mistake.message += " (\(location.file):\(location.line):\(location.column))"
          location = SourceLocation(file: Setting.place, line: 1, column: 1)
        }
        location.file = Setting.place
        mistake.location = location
        return mistake
      }.sorted())
  }
}
