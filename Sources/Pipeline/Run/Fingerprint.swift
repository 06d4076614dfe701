internal import JSON
internal import Model
internal import Platform
internal import Transformers

/// A digest of the parts of the definitions that make a number: the figure's measure and unit, and what its sources'
/// rows must be. A corrected title, a new owner or another target leaves it alone: they break no series.
enum Fingerprint {
  private struct Numbers: Encodable {
    var measure: MeasureDefinition
    var unit: String
    var alsoShown: [String: MeasureDefinition]
    var breakdowns: [String]
    var sources: [SourceRules]
    /// Nil where nothing is looked up, so that other figures' fingerprints stay what they were.
    var lookedUp: [OwnedLookup]?
  }

  private struct SourceRules: Encodable {
    var name: String
    var files: [String]
    var ownRows: Filter
    var key: [String]
    var laterVersion: String?
    var datedBy: String?
    var endLines: [String]
    var columns: [String: [String]]

    init(_ source: SourceDefinition) {
      name = source.name
      files = source.files
      ownRows = source.ownRows
      key = source.key.map { source.columns[$0].name }
      laterVersion = source.laterVersion.map { source.columns[$0].name }
      datedBy = source.datedBy.map { source.columns[$0].name }
      endLines = source.layout.endLines
      columns = Dictionary(
        source.columns.map { column in
          (
            column.name,
            Self.rules(column.kind) + [
              column.isMandatory ? "required" : "", column.needsHeading ? "heading" : "", column.follows ?? "",
              "\(column.period)", column.mayBeAbsent ? "may be absent" : "", column.unlisted.map { "unlisted \($0)" } ?? "",
            ] + column.known.map { "known \($0.name)=\($0.spellings)" }
              + column.suppressed.sorted() + column.marks.map(\.rawValue).sorted()
          )
        }
      ) { first, _ in first }
    }

    /// The formats as earlier versions knew them: a column that names none has the same fingerprint as before `dd-mm-yyyy`
    /// joined those that are always read.
    private static func formats(_ formats: Set<DayFormat>) -> Set<DayFormat> {
      formats == DayFormat.standard ? formats.subtracting([.hyphens]) : formats
    }

    private static func rules(_ kind: ColumnKind) -> [String] {
      switch kind {
      case .identifier(let domain): ["identifier", domain]
      case .day(let formats, let notBefore):
        ["day", notBefore?.description ?? "none"] + Self.formats(formats).map(\.rawValue).sorted()
      case .code(let codes):
        ["code"] + codes.map { (["\($0.name) \($0.period)"] + $0.spellings.map { "\($0)" }.sorted()).joined(separator: "=") }
      case .category: ["category"]
      case .integer(let range): ["number", "\(range.lowerBound)", "\(range.upperBound)"]
      case .decimal(let places, let range): ["number", "\(places)", "\(range.lowerBound)", "\(range.upperBound)"]
      case .text: ["text"]
      }
    }
  }

  private struct Line: Encodable {
    var numbers: String
    var better: Better
    var baseline: Baseline?
    var targets: [Target]
    var trajectory: TrajectoryShape
    var expectedFrom: Day?
    var endsWithLastTarget: Bool
    var amberPercent: Double
    var comparison: String
    var control: ControlPolicy
    var headings: [String]
    var rejectLimits: [String]
  }

  /// Of all that makes the figure's line; `numbers` is the digest of its numbers.
  static func ofLine(_ figure: FigureDefinition, numbers: String, in definitions: DefinitionSet) -> String {
    let needed = definitions.needs(of: [figure])
    let sources = definitions.sources.filter { needed[$0.name] != nil }
    return digest(
      Line(
        numbers: numbers, better: figure.better, baseline: figure.baseline, targets: figure.targets,
        trajectory: figure.trajectory, expectedFrom: figure.expectedFrom, endsWithLastTarget: figure.endsWithLastTarget,
        amberPercent: figure.amberPercent, comparison: figure.comparison.rawValue, control: figure.control,
        headings: sources.flatMap { source in source.columns.map { "\(source.name).\($0.name) \($0.spellings)" } },
        rejectLimits: sources.map { "\($0.name) \(Self.text($0.rejectLimit))" }))
  }

  /// `2% and more than 5 rows 20.0`: as earlier versions wrote it, so that no line changes its fingerprint.
  private static func text(_ limit: RejectLimit) -> String {
    let percent = limit.percent
    let share = percent == percent.rounded() && abs(percent) < 1e6 ? "\(Int(percent))" : "\(percent)"
    return "\(share)% and more than \(limit.atLeast) rows \(limit.evenIfFew)"
  }

  /// Of every figure of a plan.
  static func all(of definitions: DefinitionSet) -> [FigureID: FigureFingerprint] {
    let pairs = definitions.figures.map { _, figure in (figure.id, of(line: figure, in: definitions)) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Of a figure's numbers, and of its whole line.
  static func of(line figure: FigureDefinition, in definitions: DefinitionSet) -> FigureFingerprint {
    let numbers = of(figure, in: definitions)
    return FigureFingerprint(numbers: numbers, line: ofLine(figure, numbers: numbers, in: definitions))
  }

  static func of(_ figure: FigureDefinition, in definitions: DefinitionSet) -> String {
    let needed = definitions.needs(of: [figure])
    let measures = [figure.measure] + figure.alsoShown.map(\.measure)
    let lookedUp = definitions.sources.lookups(in: measures.flatMap(\.needs))
    let numbers = Numbers(
      measure: figure.measure, unit: figure.unit.name,
      alsoShown: Dictionary(figure.alsoShown.map { ($0.name, $0.measure) }) { first, _ in first },
      breakdowns: figure.breakdowns.map(\.name),
      sources: definitions.sources.filter { needed[$0.name] != nil }.map(SourceRules.init),
      lookedUp: lookedUp.isEmpty ? nil : lookedUp)
    return digest(numbers)
  }

  private static func digest(_ value: some Encodable) -> String {
    // A definition holds numbers, names and lists alone: it always encodes.
    let bytes = (try? PublishedJSON.encodeInOneLine(value)) ?? []
    return sha256(bytes)
  }
}
