internal import Glibc
package import Model
internal import Platform
internal import Wording

/// A baseline that somebody sets in a figure's definition, with the reason: a measured baseline is frozen when it is first
/// published, and changes in this way alone.
///
///     let freezing = try BaselineFreezing("9", value: 41, reason: "A school was missing.", date: nil, by: "anna", on: today, pipelines: "Pipelines")
///     for line in freezing.difference { print(line) }
///     try freezing.write()
package struct BaselineFreezing: Sendable {
  /// The path of the KPI's file.
  package let path: String
  private let figure: FigureDefinition
  private let value: Double
  private let date: Day
  private let old: String
  private let new: String

  /// `kpi` is a KPI with one figure, or a part of one (`5a`). Without `date`, the baseline keeps the date that it has. `by` is
  /// who freezes it, on the day `on`. What the file would say has been read, and gives this baseline and no other change.
  ///
  /// Throws: `RunError.unknownKPI`; `BaselineFault` where the file cannot be changed; `DefinitionFault` where the definitions
  /// have mistakes, or would have.
  package init(
    _ kpi: String, value: Double, reason: String, date: Day?, by name: String, on day: Day, pipelines: String
  ) throws {
    let folder = try DefinitionFolder(path: pipelines)
    let figures = folder.definitions.figures
    let named = figures.filter { $0.figure.id.description == kpi || $0.kpi.id == kpi }
    guard let found = named.first else { throw RunError.unknownKPI(kpi, known: figures.map(\.figure.id.description)) }
    guard named.count == 1 else { throw BaselineFault.severalParts(named.map(\.figure.id.description)) }
    let file = try KPIFile(found.kpi.id, in: pipelines, folder)
    guard let date = date ?? found.figure.baseline?.date else { throw BaselineFault.noDate(kpi) }
    if let bounds = found.figure.measure.bounds(in: found.figure.unit), !bounds.contain(value) {
      throw BaselineFault.impossible(found.figure.id.description, value, bounds)
    }
    let frozen = BaselineEdit.Frozen(
      value: Self.plain(value), date: date, reason: reason, by: name, on: day)
    guard let new = BaselineEdit(file, part: found.figure.id.part)?.text(frozen) else {
      throw BaselineFault.cannotChange(file.path)
    }
    let read = try DefinitionFolder(path: pipelines, replacing: [file.path: new])
    let changed = read.definitions.figure(found.figure.id)
    guard changed?.baseline == .given(value: value, date: date, qualifier: ""),
      changed?.baselineOrigin == BaselineOrigin(reason: reason, frozenBy: name, frozenOn: day)
    else {
      throw BaselineFault.cannotChange(file.path)
    }
    (path, figure, self.value, self.date) = (file.path, found.figure, value, date)
    (old, self.new) = (file.text, new)
  }

  /// The lines that change: those that go after a `-`, those that come after a `+`, below the place in the file.
  package var difference: [String] {
    let (before, after) = (SourceLines(old).lines, SourceLines(new).lines)
    let same = zip(before, after).prefix { $0 == $1 }.count
    let tail = zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count
    let end = min(tail, before.count - same, after.count - same)
    return ["\(path):\(same + 1)"] + before[same..<before.count - end].map { "- \($0)" }
      + after[same..<after.count - end].map { "+ \($0)" }
  }

  /// Puts the new text in the place of the file, all at once. Its permissions stay.
  ///
  /// Throws: `FileError`, where the file is as it was; `BaselineFault.changedMeanwhile`.
  package func write() throws {
    guard let now = try? Disk.bytes(of: path), now == Array(old.utf8) else { throw BaselineFault.changedMeanwhile(path) }
    // With a name that no reader of definitions takes for one.
    let file = try AtomicFile(path: path, by: path + ".new")
    var status = stat()
    let isKnown = stat(path, &status) == 0
    try file.append(Array(new.utf8))
    try file.finish()
    if isKnown { _ = chmod(path, status.st_mode & 0o777) }
  }

  /// What was done, and what to do next.
  package var sentence: String { BaselineSentences.written(figure, value: value, date: date, to: path) }
  /// What is asked before the file is changed.
  package var question: String { BaselineSentences.question(path) }

  /// Said where nobody can be asked.
  package var nobodyToAsk: String { BaselineSentences.nobodyToAsk(path) }
  /// Said after the answer no.
  package static let unchanged = BaselineSentences.unchanged

  /// A number as a definition has it: `41`, `23.1`.
  private static func plain(_ value: Double) -> String {
    value.rounded() == value && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

/// Why a baseline was not frozen.
package enum BaselineFault: Error, Sendable, CustomStringConvertible {
  /// The KPI has several figures; these are their names.
  case severalParts([String])
  /// The figure has no baseline whose date could stay.
  case noDate(String)
  /// The figure can never have this value.
  case impossible(String, Double, ValueBounds)
  /// The file at this path is written in a way that cannot be changed.
  case cannotChange(String)
  /// Somebody changed the file in the meantime.
  case changedMeanwhile(String)

  /// The message for people, with what they can do.
  package var description: String {
    switch self {
    case .severalParts(let names): BaselineSentences.severalParts(names)
    case .noDate(let kpi): BaselineSentences.noDate(kpi)
    case .impossible(let kpi, let value, let bounds): BaselineSentences.impossible(kpi, value, bounds)
    case .cannotChange(let path): BaselineSentences.cannotChange(path)
    case .changedMeanwhile(let path): BaselineSentences.changedMeanwhile(path)
    }
  }

  /// Whether the command was used wrongly: exit code 64; otherwise the definition cannot be changed: 78.
  var isWrongUsage: Bool {
    switch self {
    case .severalParts, .noDate, .impossible: true
    case .cannotChange, .changedMeanwhile: false
    }
  }
}
