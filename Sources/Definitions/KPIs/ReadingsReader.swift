internal import Model

/// The readings of a KPI's words, and which of them is the headline.
struct Readings {
  /// One reading with what it counts.
  struct Reading {
    let name: String
    let title: String
    let unit: Unit
    /// Nil where it could not be read.
    let measure: MeasureDefinition?
    /// Where the definition says what is counted.
    let entry: Entry
  }

  /// In the order of the definition.
  let all: [Reading]
  /// Nil where the definition names none of them.
  let headline: Reading?
  /// What of them nobody has agreed yet.
  let toConfirm: [Confirmation]
  /// Whether all of them could be read.
  let isWhole: Bool

  var named: [KPIReading] { all.map { KPIReading(name: $0.name, title: $0.title, unit: $0.unit.name) } }

  /// All but the headline, as figures that are shown next to it.
  var others: [SupplementaryMeasure] {
    all.filter { $0.name != headline?.name }.compactMap { reading in
      reading.measure.map { measure in
        var shown = SupplementaryMeasure(name: reading.name, title: reading.title, unit: reading.unit, measure: measure)
        shown.isOnCard = true
        return shown
      }
    }
  }
}

/// Reads `readings` and `headline`, which stand in place of a figure's `measure`.
struct ReadingsReader {
  static let readings = Key(
    "readings", .entry(.entries(key: "a name of your own", of: .mapping(reading.name))), .required,
    "The ways in which the KPI's words can be read, in place of `measure`. All are shown side by side.",
    example:
      "{children: {title: Children excluded, unit: children, measure: {kind: distinct, of: pupil_id, source: exclusions, day: start_date, window: rolling 12 months}}}"
  )
  static let headline = Key(
    "headline", .name(of: "one of the readings"), .required,
    "The reading that is the KPI's figure, with its baseline, targets, alerts and charts.", example: "children")
  static let keys: [any DeclaredKey] = [readings, headline]

  static let title = Key(
    "title", .text, .required, "What people read.", example: "Children suspended more than once")
  static let unit = Key(
    "unit", .name(of: "a unit"), .optional(default: "the unit of the figure"), "The unit of its value, where it differs.",
    example: "suspensions")
  static let measure = Key(
    "measure", .mapping("measure"), .required, "What is counted.",
    example: "{kind: count, source: suspensions, day: start_date, window: rolling 12 months}")
  static let reading = KeySet(
    "reading", "One of the ways in which the words of a KPI can be read.", [title, unit, measure, ConfirmationReader.toConfirm])

  /// Reads the name of a unit.
  let named: (Entry) -> Unit?
  /// Reads a measure, and checks that the unit fits it.
  let checked: (Entry, Unit?) -> MeasureDefinition?

  /// The readings of a figure whose own unit is `own`.
  func readings(_ fields: Fields, own: Unit?) -> Readings {
    let pairs = fields[Self.readings]?.pairs() ?? []
    var toConfirm: [Confirmation] = []
    let all = pairs.compactMap { reading($0.key, $0.value, own: own, &toConfirm) }
    let named = fields[Self.headline]?.name("reading", among: pairs.compactMap(\.key.scalar))
    let isWhole = all.count == pairs.count && all.allSatisfy { $0.measure != nil }
    return Readings(all: all, headline: all.first { $0.name == named }, toConfirm: toConfirm, isWhole: isWhole)
  }

  private func reading(_ key: Entry, _ value: Entry, own: Unit?, _ toConfirm: inout [Confirmation]) -> Readings.Reading? {
    Self.reading.read(value) { fields in
      guard let name = key.text() else { return nil }
      if Self.taken.contains(name) || name.contains(".") {
        key.report(.duplicateName, "'\(name)' has a meaning of its own in examples and in series.csv: choose another name")
      }
      if let open = ConfirmationReader.confirmation(fields, .reading, name: name) { toConfirm.append(open) }
      let title = fields[Self.title]
      let unit = fields.has(Self.unit) ? fields[Self.unit].flatMap(named) : own
      guard let entry = fields[Self.measure] else { return nil }
      let measure = checked(entry, unit)
      guard let title, let unit else { return nil }
      return Readings.Reading(name: name, title: title, unit: unit, measure: measure, entry: entry)
    }
  }

  /// What an example can ask for besides readings.
  private static let taken = Set(Expectation.LineField.allCases.map(\.rawValue) + Expectation.RowCount.allCases.map(\.rawValue))
    .union(["met", "breakdown"])
}
