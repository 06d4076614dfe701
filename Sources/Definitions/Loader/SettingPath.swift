internal import Model

extension [Setting] {
  /// The roots of all files with each key set. `roots` are in any order; what a setting names and no file has is reported.
  func set(in roots: [Entry?], _ findings: Findings) -> [Entry?] {
    var roots = roots
    for setting in self {
      let entry = { (node: Node) in Entry(node: node, file: Setting.place, findings: findings) }
      guard let place = roots.firstIndex(where: { $0?.isSubject(of: setting) == true }), let root = roots[place] else {
        let names = roots.flatMap { $0?.subjects ?? [] }
        entry(Node(content: .sequence([]), place: setting.place(1))).report(
          .unknownName, "'\(setting.subject)' is no KPI, part or source",
          hint: NearestName.hint(for: setting.subject, among: names))
        continue
      }
      if let key = setting.keys.first, let parts = root.partsMeant(by: setting) {
        entry(setting.key(key)).report(
          .unknownKey, "KPI \(setting.subject) has parts: say which one",
          hint: "write "
            + parts.map { "\(setting.subject)\($0).\(setting.keys.map(\.name).joined(separator: "."))" }.joined(separator: " or ")
        )
        continue
      }
      var steps = root.part(setting).map { [(name: "parts", column: 1), (name: $0, column: 1)] } ?? []
      steps += root.steps(setting, below: steps)
      let walk = Walk(setting: setting, report: { entry($0).report($1, $2, hint: $3) })
      roots[place] = Entry(node: walk.set(steps[...], in: root.node), file: root.file, findings: findings)
    }
    return roots
  }
}

extension Entry {
  fileprivate var parts: [String] { value(of: "parts")?.node.mapping?.compactMap(\.key.scalar) ?? [] }

  /// What a path may begin with to reach into this file.
  fileprivate var subjects: [String] {
    if let kpi = value(of: "kpi")?.scalar { return [kpi] + parts.map { kpi + $0 } }
    if let plan = value(of: "plan"), plan.scalar != nil { return ["plan"] }
    return value(of: "source")?.scalar.map { [$0] } ?? []
  }

  fileprivate func isSubject(of setting: Setting) -> Bool { subjects.contains(setting.subject) }

  /// The part of a KPI that the path names.
  fileprivate func part(_ setting: Setting) -> String? {
    guard let kpi = value(of: "kpi")?.scalar else { return nil }
    return parts.first { kpi + $0 == setting.subject }
  }

  /// The keys from a figure to its measure, which is that of its headline where it has readings.
  private var wayToMeasure: [String] {
    guard value(of: "measure") == nil, let readings = value(of: "readings")?.node.mapping else { return ["measure"] }
    let headline = value(of: "headline")?.scalar ?? readings.first?.key.scalar
    return headline.map { ["readings", $0, "measure"] } ?? ["measure"]
  }

  /// The parts of a KPI one of which the path should name, because its key is one of theirs and not the KPI's own.
  fileprivate func partsMeant(by setting: Setting) -> [String]? {
    guard !parts.isEmpty, value(of: "kpi")?.scalar == setting.subject, let key = setting.keys.first?.name, value(of: key) == nil
    else { return nil }
    let isTheirs = parts.contains { part in
      let figure = value(of: "parts")?.value(of: part)
      return figure?.value(of: key) != nil || figure?.value(of: "measure")?.value(of: key) != nil
    }
    return isTheirs ? parts : nil
  }

  /// The keys that the path has after `steps`, with `measure` before them where they are meant to be the measure's; that of the
  /// headline where the KPI has readings.
  fileprivate func steps(_ setting: Setting, below steps: [(name: String, column: Int)]) -> [(name: String, column: Int)] {
    let keys = Array(setting.keys)
    guard value(of: "kpi") != nil, let first = keys.first else { return keys }
    let figure = steps.reduce(Optional(self)) { $0?.value(of: $1.name) }
    let way = figure?.wayToMeasure ?? []
    let measure = way.reduce(figure) { $0?.value(of: $1) }
    let isOfMeasure = figure?.value(of: first.name) == nil && (setting.isOfMeasure || measure?.value(of: first.name) != nil)
    return (isOfMeasure ? way.map { (name: $0, column: first.column) } : []) + keys
  }
}

/// Goes down the keys of a path and puts the value in the last one's place, or takes the last one out.
private struct Walk {
  let setting: Setting
  let report: (_ at: Node, Diagnostic.Code, _ message: String, _ hint: String?) -> Void

  /// The node with the value at the end of the steps. A key that is missing is added: whether it is known, its reader says.
  func set(_ steps: ArraySlice<(name: String, column: Int)>, in node: Node) -> Node {
    guard let step = steps.first else { return setting.value ?? node }
    let isTakenOut = steps.count == 1 && setting.value == nil
    var node = node
    switch node.content {
    case .mapping(var pairs):
      let place = pairs.firstIndex { $0.key.scalar == step.name }
      if isTakenOut || place == nil && setting.value == nil {
        if let place { pairs.remove(at: place) } else { reportNothing(step) }
      } else if let place {
        pairs[place].value = set(steps.dropFirst(), in: pairs[place].value)
      } else {
        let nothing = Node(content: .mapping([]), place: setting.place(step.column))
        pairs.append(Node.Pair(key: setting.key(step), value: set(steps.dropFirst(), in: nothing)))
      }
      node.content = .mapping(pairs)
    case .sequence(var items):
      guard let number = Int(step.name), items.indices.contains(number - 1) else {
        report(
          setting.key(step), .unknownName, "'\(step.name)' is no item of this list",
          items.isEmpty ? "there are none" : "write a number from 1 to \(items.count)")
        return node
      }
      if isTakenOut { items.remove(at: number - 1) } else { items[number - 1] = set(steps.dropFirst(), in: items[number - 1]) }
      node.content = .sequence(items)
    case .scalar(let text, _):
      report(setting.key(step), .unknownKey, "'\(step.name)' is not a key: '\(text)' has none", nil)
    }
    return node
  }

  private func reportNothing(_ step: (name: String, column: Int)) {
    report(
      setting.key(step), .unknownKey, "'\(step.name)' is not there, so it cannot be taken out", "give it a value after the '='")
  }
}
