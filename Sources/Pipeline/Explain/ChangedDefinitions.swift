internal import Model

/// The keys of definitions that are not the same behind the compared figures of two sides; files alone where the earlier texts are
/// not at hand. A line that was carried over is of the definitions of the run that computed it.
struct ChangedDefinitions {
  private let before: ComparedSide
  private let after: ComparedSide
  private let lines: ComparedLines
  private let owners: DefinitionOwners

  init(_ before: ComparedSide, _ after: ComparedSide, _ lines: ComparedLines) {
    (self.before, self.after, self.lines) = (before, after, lines)
    let sides = [after, before] + lines.ways.flatMap { [$0.after, $0.before].compactMap(\.self) }
    owners = DefinitionOwners(sides.compactMap { $0.state?.definitions })
  }

  /// Those of KPIs that are compared and of sources that these read, and those of the plan as a whole; where all KPIs are compared,
  /// those too that no KPI has.
  var all: [KeyChange] {
    let carried = lines.ways.reduce(into: Set<FigureID>()) { $0.formUnion($1.figures) }
    let figures = lines.figures.subtracting(carried)
    let sources = lines.sources(of: figures, before, after)
    let sourcesOfAll = lines.sources(of: lines.figures, before, after)
    let wholeWay = ComparedLines.Way(before: before, after: after, comparison: lines.whole, figures: figures)
    let whole = (wholeWay.keys?.all ?? Self.files(before, after)).filter { key in
      if owners.isOf(figures, sources, key.file) { return true }
      return lines.isOfAll ? !owners.isOf(lines.figures, sourcesOfAll, key.file) : owners.owner(of: key.file) == .plan
    }
    return lines.ways.filter { !$0.isOneRun }.reduce(into: whole) { all, way in
      guard let was = way.before, let now = way.after else { return }
      let sources = lines.sources(of: way.figures, was, now)
      for key in way.keys?.all ?? Self.files(was, now) where owners.isOf(way.figures, sources, key.file) && !all.contains(key) {
        all.append(key)
      }
    }
  }

  /// The files of a figure's KPI that differ between the runs behind its lines, where no key is known.
  static func files(of id: FigureID, _ way: ComparedLines.Way) -> [KeyChange] {
    guard let was = way.before, let now = way.after else { return [] }
    let owners = DefinitionOwners([now, was].compactMap { $0.state?.definitions })
    return files(was, now).filter { owners.isOf([id], [], $0.file) }
  }

  /// The files of definitions that differ.
  private static func files(_ before: ComparedSide, _ after: ComparedSide) -> [KeyChange] {
    let (was, now) = (before.definitions, after.definitions)
    let names = now.map(\.name) + was.map(\.name).filter { name in !now.contains { $0.name == name } }
    return names.compactMap { name in
      let (one, other) = (was.first { $0.name == name }?.sha256, now.first { $0.name == name }?.sha256)
      return one == other ? nil : KeyChange(file: name, path: "", from: one, to: other)
    }
  }
}
