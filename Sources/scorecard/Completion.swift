import ArgumentParser
import Model
import Pipeline
import Publishing

/// What a shell offers for an argument: names from the definitions and from what is published, in the folders that the command
/// line names. Where these cannot be read nothing is offered, and nothing is said.
///
/// bash expands the words that it is offered, so that only plain names are.
enum Completion {
  static let kpis = CompletionKind.custom { words, _, prefix in
    let typed = prefix.split(separator: ",", omittingEmptySubsequences: false).dropLast().joined(separator: ",")
    guard let definitions = definitions(words) else { return [] }
    let ids = definitions.figures.flatMap { [$0.kpi.id, $0.figure.id.description] }
    let named = Selection.Kind.allCases.flatMap { kind in definitions.names(kind).map { "\(kind.rawValue):\($0)" } }
    let terms = unique(ids) + [Selection.changedWord] + named
    let offered = plain(terms.map { typed.isEmpty ? $0 : "\(typed),\($0)" })
    // zsh takes what follows a colon for a description.
    return CompletionShell.requesting == .zsh ? offered.map { $0.replacing(":", with: "\\:") } : offered
  }

  static let sources = CompletionKind.custom { words, _, _ in plain(definitions(words)?.sources.map(\.name) ?? []) }

  static let catalogue = CompletionKind.custom { _, _, _ in plain(KPICatalogue.names) }

  static let boards = CompletionKind.custom { words, _, _ in plain(definitions(words)?.plan.boards.map(\.id) ?? []) }

  static let alerts = CompletionKind.custom { words, _, _ in
    let listed = history(words).flatMap { try? $0.alerts(all: false) }
    return plain((listed?.alerts ?? []).map(\.id))
  }

  static let runs = CompletionKind.custom { words, _, _ in
    plain(history(words).flatMap { try? $0.namesOfRuns() } ?? [])
  }

  private static func definitions(_ words: [String]) -> DefinitionSet? {
    let path = value(of: "--pipelines", in: words) ?? environment("SCORECARD_PIPELINES") ?? "Pipelines"
    return try? DefinitionFolder(path: path).definitions
  }

  private static func history(_ words: [String]) -> HistoryQueries? {
    try? HistoryQueries(output: value(of: "--output", in: words) ?? environment("SCORECARD_OUTPUT") ?? "output")
  }

  /// `--output DIR` or `--output=DIR`.
  private static func value(of option: String, in words: [String]) -> String? {
    if let place = words.firstIndex(of: option), words.indices.contains(place + 1) { return words[place + 1] }
    return words.first { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
  }

  /// Those that a shell takes for themselves.
  private static func plain(_ names: [String]) -> [String] {
    let signs = Set("._,:-")
    return names.filter { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || signs.contains($0) } }
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
