package import Model

/// Turns definition files into a checked set: the plan, its sources and its KPIs. Pure: it reads no disk.
///
///     let definitions = try DefinitionLoader.load(
///       plan: DefinitionFile(path: "Pipelines/plan.yml", text: text), sources: sourceFiles, kpis: kpiFiles,
///       actions: actionFiles, parts: [.risks: riskFile])
///
/// Files are read at the same time. Each is composed to a tree of nodes, read by the reader of its kind, and checked against
/// the others.
package enum DefinitionLoader {
  /// Reads all files of a plan. **Shape**: `plan` is one file; each of `sources` holds one source, each of `kpis` one KPI and
  /// each of `actions` one action, in the scorecard's order; `parts` has one file each, for plans that have them.
  ///
  /// Each of `settings` is a key that is set to another value in what was read.
  ///
  /// Throws: `DefinitionErrors` with every mistake in every file, in the order of their places.
  package static func load(
    plan: DefinitionFile, sources: [DefinitionFile], kpis: [DefinitionFile], actions: [DefinitionFile] = [],
    parts: [PlanPart: DefinitionFile] = [:], settings: [String] = []
  ) throws(DefinitionErrors) -> DefinitionSet {
    let load = { (set: [Setting]) throws(DefinitionErrors) in
      try Self.load(plan: plan, sources: sources, kpis: kpis, actions: actions, parts: parts, set)
    }
    return settings.isEmpty ? try load([]) : try SettingResolution(settings).load(load)
  }

  private static func load(
    plan: DefinitionFile, sources: [DefinitionFile], kpis: [DefinitionFile], actions: [DefinitionFile],
    parts: [PlanPart: DefinitionFile], _ settings: [Setting]
  ) throws(DefinitionErrors) -> DefinitionSet {
    let findings = Findings()
    let there = PlanPart.allCases.filter { parts[$0] != nil }
    let files = [plan] + sources + kpis + actions + there.compactMap { parts[$0] }
    let roots = zip(files, Composition.all(of: files)).map { root(of: $0, $1, findings) }
    var rest = settings.set(in: roots, findings)[...]
    func next(_ count: Int) -> [Entry] {
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count).compactMap(\.self)
    }
    let planEntry = next(1).first
    let (sourceEntries, kpiEntries, actionEntries) = (next(sources.count), next(kpis.count), next(actions.count))
    let partEntries = Dictionary(uniqueKeysWithValues: there.map { ($0, next(1).first) })
    reportDoubles("source", named: "source", in: sourceEntries)
    reportDoubles("KPI", named: "kpi", in: kpiEntries)
    reportDoubles("action", named: "action", in: actionEntries)
    var planDefinition = planEntry.flatMap { PlanReader().plan($0) }
    if let plan = planDefinition {
      let read = actionEntries.compactMap { entry in ActionReader(plan: plan).action(entry).map { (entry, $0) } }
      for (entry, action) in read where plan.actions.contains(where: { $0.id == action.id }) {
        entry.report(.duplicateName, "action '\(action.id)' is in plan.yml too", hint: "remove it there")
      }
      planDefinition?.actions = (plan.actions + read.map(\.1)).sorted { naturallyPrecedes($0.id, $1.id) }
    }
    let alerts = planDefinition?.alerts ?? .standard
    var readSources = sourceEntries.sideBySide { SourceReader(alerts: alerts).source($0) }.compactMap(\.self)
    let linked = Set(readSources.compactMap(\.definition.links?.domain))
    for index in readSources.indices { readSources[index].definition.linkedDomains = linked }
    let names = declared(SourceReader.source.name, in: sourceEntries, of: sources.count)
    readSources = LookupReader.completed(readSources, names: names)
    let catalogue = SourceCatalogue(
      readSources, names: names,
      registersOf: sourceEntries.compactMap { $0.value(of: SourceReader.registerOf.name)?.scalar }, findings)
    let units = Unit.names + (planEntry.map(PlanReader.units) ?? [])
    // Without a plan there is nothing to check checkpoints, areas and actions against.
    let readKPIs = planDefinition.map { plan in
      let actions = declared("action", in: actionEntries, of: actions.count).map { $0 + plan.actions.map(\.id) }
      let reader = KPIReader(plan: plan, actions: actions, sources: catalogue, units: units)
      return kpiEntries.sideBySide { reader.kpi($0) }.compactMap(\.self)
    }
    if let readKPIs {
      let isWhole = readKPIs.count == kpis.count && (planDefinition?.actions.count { $0.due != nil }) == actions.count
      planDefinition?.read(
        partEntries.compactMapValues(\.self), readKPIs, declared: declared("kpi", in: kpiEntries, of: kpis.count),
        offices: planEntry?.value(of: PlanReader.offices.name), isWhole: isWhole)
    }
    guard findings.diagnostics.isEmpty, let planDefinition, let readKPIs else {
      throw DefinitionErrors(diagnostics: findings.diagnostics.sorted())
    }
    return DefinitionSet(
      plan: planDefinition, sources: readSources.map(\.definition), kpis: readKPIs)
  }

  static func root(of file: DefinitionFile, _ composition: Composition, _ findings: Findings) -> Entry? {
    switch composition {
    case .node(let node):
      let entry = Entry(node: node, file: file.path, findings: findings)
      return DefinitionBounds.check(entry) ? entry : nil
    case .empty: findings.report(.syntax, at: place(file, nil), "the file is empty")
    case .broken(let fault): report(fault, in: file, findings)
    }
    return nil
  }

  private static func report(_ fault: YAMLFault, in file: DefinitionFile, _ findings: Findings) {
    switch fault {
    case .syntax(let problem, let place):
      findings.report(
        .syntax, at: self.place(file, place), "this is not YAML: \(problem)",
        hint: "check the indentation, the quotes and each ': '")
    case .repeatedKeys(let names, let place):
      findings.report(
        .duplicateName, at: self.place(file, place), "the key '\(names.joined(separator: "', '"))' is there twice")
    case .excessiveAliases(let place):
      findings.report(
        .syntax, at: self.place(file, place), "the aliases up to this one stand for too many entries"
      )
    }
  }

  private static func place(_ file: DefinitionFile, _ mark: Place?) -> SourceLocation {
    // The end of a text without a final line end is, to libyaml, on a line of its own.
    let lines = Place(after: file.text).line
    guard let mark, mark.line <= lines else { return SourceLocation(file: file.path, line: mark == nil ? 1 : lines, column: 1) }
    return SourceLocation(file: file.path, line: mark.line, column: mark.column)
  }

  /// The names that the files give themselves, whatever else is wrong with them; nil where one of them gives none.
  private static func declared(_ key: String, in entries: [Entry], of files: Int) -> [String]? {
    let names = entries.compactMap { $0.value(of: key)?.scalar }
    return names.count == files ? names : nil
  }

  /// Reports names that are given twice, whatever else is wrong with their files.
  private static func reportDoubles(_ what: String, named key: String, in entries: [Entry]) {
    var first: [String: Entry] = [:]
    for entry in entries {
      guard let name = entry.value(of: key), let text = name.scalar else { continue }
      if let other = first[text] {
        name.report(.duplicateName, "\(what) '\(text)' is defined twice", hint: "the first is in \(other.file)")
      } else {
        first[text] = name
      }
    }
  }
}

extension PlanDefinition {
  /// Reads the parts of the plan. `declared` are the KPIs of which there are files, whatever else is wrong with them; `isWhole`
  /// says that all of them and every action could be read.
  fileprivate mutating func read(
    _ parts: [PlanPart: Entry], _ kpis: [KPIDefinition], declared: [String]?, offices: Entry?, isWhole: Bool
  ) {
    let areas = areasOfWeakness.map(\.id)
    risks = parts[.risks].map(RiskReader(kpis: declared).risks) ?? []
    (indicators, evidence) = parts[.qualitative].map(QualitativeReader(areas: areas).read) ?? ([], nil)
    boards = parts[.governance].map(GovernanceReader().boards) ?? []
    let titles = isWhole ? titles(of: kpis) : nil
    self.offices = offices.map(OfficeReader(titles: titles).offices) ?? [:]
    people = parts[.people].map(PeopleReader(titles: titles).people) ?? [:]
  }
}
