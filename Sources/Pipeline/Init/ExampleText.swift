internal import Model
internal import Definitions

/// The worked examples of a KPI without what depends on another plan's baseline, targets and trajectory.
struct ExampleText {
  let text: DefinitionText

  /// What an example can expect that depends on them, and the reasons that do.
  private static let plansOwn = ["baseline", "expected", "rag"]
  private static let reasons = ["none", "not_due", "no_target"]
  /// What the name of an example says that is about nothing else.
  private static let words = ["expected", "baseline", "target", "amber", "green"]

  /// The changes in the lines of `examples`.
  func edits(_ block: DefinitionText.Block) -> [DefinitionText.Edit] {
    let examples = text.items(of: block.value, before: block.lines.upperBound)
    let all = examples.map { changes(in: $0.node, $0.lines) }
    // Without any example there is no list of them either.
    guard all.contains(where: { $0 != nil }) else { return [DefinitionText.Edit(lines: block.lines, new: [])] }
    return zip(examples, all).flatMap { example, changes in
      changes ?? [DefinitionText.Edit(lines: example.lines, new: [])]
    }
  }

  /// The changes in one example; nil where nothing of it is left.
  private func changes(in example: Node, _ lines: Range<Int>) -> [DefinitionText.Edit]? {
    let name = example.value(of: "name")?.scalar ?? ""
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    guard let expect = example.value(of: "expect"), !Self.words.contains(where: words.contains) else { return nil }
    let days = text.blocks(of: expect, before: lines.upperBound)
    let edits = days.map(edit)
    return edits.allSatisfy { $0?.new.isEmpty == true } ? nil : edits.compactMap(\.self)
  }

  /// The day's line without them; nil where it stays as it is.
  private func edit(_ day: DefinitionText.Block) -> DefinitionText.Edit? {
    let kept = without(day.value.mapping ?? [])
    guard kept.hasChanged else { return nil }
    guard !kept.pairs.isEmpty else { return DefinitionText.Edit(lines: day.lines, new: []) }
    let indent = String(repeating: " ", count: day.indent)
    let line = "\(indent)\(day.key): {\(kept.pairs.joined(separator: ", "))}"
    return DefinitionText.Edit(lines: day.line..<day.lines.upperBound, new: [line])
  }

  /// What stays of what is expected, as YAML. A part of the KPI has expectations of its own.
  private func without(_ pairs: [Node.Pair]) -> (pairs: [String], hasChanged: Bool) {
    var (kept, hasChanged): ([String], Bool) = ([], false)
    for pair in pairs {
      let key = pair.key.scalar ?? ""
      if let part = pair.value.mapping {
        let inner = without(part)
        hasChanged = hasChanged || inner.hasChanged
        if !inner.pairs.isEmpty { kept.append("\(key): {\(inner.pairs.joined(separator: ", "))}") }
      } else if isPlansOwn(key, pair.value) {
        hasChanged = true
      } else {
        kept.append("\(key): \(written(pair.value))")
      }
    }
    return (kept, hasChanged)
  }

  /// `met.6 months` is about a target; `a.expected` is what is expected of part a.
  private func isPlansOwn(_ key: String, _ value: Node) -> Bool {
    let name = key.split(separator: ".").last.map(String.init) ?? ""
    return key.hasPrefix("met.") || Self.plansOwn.contains(name)
      || name == "reason" && Self.reasons.contains(value.scalar ?? "")
  }

  private func written(_ value: Node) -> String {
    guard case .scalar(let text, let isPlain) = value.content else { return "" }
    return isPlain ? text : YAMLText.quoted(text)
  }
}
