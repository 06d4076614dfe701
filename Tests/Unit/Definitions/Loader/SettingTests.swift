import Definitions
import Model
import Testing

/// A key that is set, and the same written in the file.
struct SetKey: Sendable, CustomTestStringConvertible {
  let setting: String
  let old: String
  let new: String

  init(_ setting: String, _ old: String, _ new: String) { (self.setting, self.old, self.new) = (setting, old, new) }

  var testDescription: String { setting }
}

@Suite struct SettingTests {
  static let keys = [
    SetKey("7.window=month", "window: rolling 12 months", "window: month"),
    SetKey("7.measure.window=rolling 6 months", "window: rolling 12 months", "window: rolling 6 months"),
    SetKey("7.blank_day=always", "day: day\n", "day: day\n  blank_day: always\n"),
    SetKey("7.measure.where.status=[N, K]", "{status: [K, E]}", "{status: [N, K]}"),
    SetKey("7.measure.where.status.1=N", "{status: [K, E]}", "{status: [N, E]}"),
    SetKey("7.where={note: present}", "{status: [K, E]}", "{note: present}"),
    SetKey("7.amber_percent=25", "better: lower", "better: lower\namber_percent: 25"),
    SetKey("7.targets.3 months={value: 100, printed: '100'}", "3 months: 121.6", "3 months: {value: 100, printed: '100'}"),
    SetKey("7.breakdowns=[status]", "[status, school.phase]", "[status]"),
    // Mistakes, which the file and the option have for the same reason.
    SetKey("7.windw=month", "better: lower", "better: lower\nwindw: month"),
    SetKey("7.measure.window=month by month", "window: rolling 12 months", "window: month by month"),
    SetKey("7.unit=percent", "unit: exclusions", "unit: percent"),
    SetKey("7.measure.where.status=[Q]", "{status: [K, E]}", "{status: [Q]}"),
    SetKey("7.measure.where=x", "where: {status: [K, E]}", "where: x"),
    SetKey("7.targets.3 months=high", "3 months: 121.6", "3 months: high"),
    // Without a value, the key is taken out.
    SetKey("7.where=", "  where: {status: [K, E]}\n", ""), SetKey("7.measure.where.status=", "{status: [K, E]}", "{}"),
    SetKey("7.measure.where.status.2=", "{status: [K, E]}", "{status: [K]}"),
    SetKey("7.targets.3 months=", "3 months: 121.6, ", ""), SetKey("7.owner=", "owner: Somebody\n", ""),
    SetKey("7.breakdowns=", "breakdowns: [status, school.phase]\n", ""),
    SetKey("7.measure.day=dya", "day: day\n", "day: dya\n"),
  ]

  /// What is read of a KPI, or which mistakes are found.
  private struct Outcome {
    var measure: MeasureDefinition?
    var numbers: [Double?] = []
    var codes: Set<String> = []
    var places: [Model.SourceLocation] = []

    init(kpi: String = DefinitionTexts.kpi, settings: [String] = []) {
      do throws(DefinitionErrors) {
        let figure = try DefinitionTexts.load(kpis: [kpi], settings: settings).kpis[0].figures[0]
        measure = figure.measure
        numbers = [figure.amberPercent, figure.targets[0].value, Double(figure.breakdowns.count)]
      } catch {
        let found = error.diagnostics
        codes = Set(found.map(\.code.rawValue))
        places = found.compactMap(\.location)
      }
    }
  }

  @Test(arguments: keys) func `a key that is set is the same as one that is written`(key: SetKey) {
    let written = Outcome(kpi: DefinitionTexts.kpi.replacing(key.old, with: key.new, maxReplacements: 1))
    let set = Outcome(settings: [key.setting])
    #expect(set.measure == written.measure)
    #expect(set.numbers == written.numbers)
    #expect(set.codes == written.codes)
    for place in set.places {
      #expect(place.file == Setting.place && place.line == 1)
      #expect((1...key.setting.count + 1).contains(place.column))
    }
  }

  @Test func `each option has its own line, and those that are right are no mistake`() {
    let outcome = Outcome(settings: ["7.window=month", "7.amber_percent=x", "exclusions.titl=y"])
    #expect(outcome.places.map(\.line) == [2, 3])
    #expect(outcome.places.map(\.column) == [17, 12])
  }

  @Test func `a source and the plan can be set too`() throws {
    let definitions = try DefinitionTexts.load(
      settings: ["exclusions.reject_limit.percent=4", "plan.checkpoints.3 months=2023-07-31", "exclusions.key=none"])
    let source = try #require(definitions.source("exclusions"))
    #expect(source.rejectLimit.percent == 4 && source.key.isEmpty)
    #expect(definitions.plan.checkpoints[0].date == Day(2023, 7, 31))
  }

  @Test func `a path that names a list's item or nothing says so`() {
    for (setting, column) in [
      ("8.window=month", 1), ("7.breakdowns.3=x", 14), ("7.breakdowns.0=x", 14), ("7.owner.x=y", 9), ("7=x", 1), ("window", 7),
      ("7.spc=", 3), ("7.measure.stops=", 11), ("7.measure.stops.on=", 11),
      ("7..x=y", 1), ("7.window=[", 10),
    ] {
      let outcome = Outcome(settings: [setting])
      #expect(outcome.places.map(\.column) == [column], "\(setting)")
    }
  }
}
