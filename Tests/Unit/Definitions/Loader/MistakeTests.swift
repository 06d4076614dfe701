import Definitions
import Model
import Testing

/// One mistake: what is replaced in which file, with `¦` before the place that the message must name.
struct Mistake: Sendable, CustomTestStringConvertible {
  enum File: Sendable { case plan, schools, exclusions, kpi }

  var file: File
  var old: String
  var new: String
  var code: Diagnostic.Code
  var hint: String
  /// Whether the change is one mistake, and nothing else is wrong because of it.
  var isAlone: Bool

  init(_ file: File, _ old: String, _ new: String, _ code: Diagnostic.Code, hint: String = "", isAlone: Bool = true) {
    self.file = file
    self.old = old
    self.new = new
    self.code = code
    self.hint = hint
    self.isAlone = isAlone
  }

  var testDescription: String { "\(code.rawValue): \(new)" }
}

@Suite struct MistakeTests {
  static let mistakes = [
    Mistake(.kpi, "kpi: 7", "¦kpi: [7", .syntax),
    Mistake(.kpi, "better: lower", "better: ¦lowr", .unknownName, hint: "did you mean 'lower'?"),
    Mistake(.kpi, "unit: exclusions", "unit: ¦exclusion", .unknownUnit, hint: "did you mean 'exclusions'?"),
    Mistake(.kpi, "unit: exclusions", "¦units: exclusions", .unknownKey, hint: "did you mean 'unit'?"),
    Mistake(.kpi, "unit: exclusions\n", "", .missingKey),
    Mistake(.kpi, "owner: Somebody", "owner: Somebody\n¦onwer: Somebody", .unknownKey, hint: "did you mean 'owner'?"),
    Mistake(.kpi, "source: exclusions\n  day", "source: ¦exclusion\n  day", .unknownSource, hint: "did you mean 'exclusions'?"),
    Mistake(.kpi, "day: day", "day: ¦dya", .unknownColumn),
    Mistake(.kpi, "day: day", "day: ¦status", .wrongColumnKind),
    Mistake(.kpi, "day: day", "day: ¦none", .wrongValue, hint: "name one of these columns"),
    Mistake(
      .kpi, "source: exclusions\n  day: day\n  window: rolling 12 months\n  where: {status: [K, E]}",
      "source: schools\n  day: none\n  window: ¦month", .wrongValue, hint: "choose from: to date, at the day", isAlone: false),
    Mistake(.kpi, "window: rolling 12 months", "window: ¦rolling year", .wrongValue),
    Mistake(.kpi, "window: rolling 12 months", "window: ¦rolling 0 months", .wrongValue),
    Mistake(.kpi, "status: [K, E]}", "status: [K, ¦F]}", .unknownCode, hint: "choose from: N, K, E"),
    Mistake(.kpi, "status: [K, E]}", "¦stat: [K]}", .unknownColumn, hint: "choose from:"),
    Mistake(.kpi, "status: [K, E]}", "day: ¦x}", .wrongColumnKind),
    Mistake(.kpi, "status: [K, E]}", "status: {¦nott: [K]}}", .unknownKey, hint: "did you mean 'not'?", isAlone: false),
    Mistake(.kpi, "status: [K, E]}", "day: {not_after: ¦id}}", .wrongColumnKind),
    Mistake(
      .kpi, "status: [K, E]}", "status: {above: ¦3}}", .wrongColumnKind,
      hint: "use a value, a list of values, {not: …}, present or blank"),
    Mistake(.kpi, "status: [K, E]}", "status: ¦{}}", .missingKey, hint: "use a value"),
    Mistake(.kpi, "status: [K, E]}", "day: ¦{within: 20 weeks}}", .missingKey, hint: "name a column of dates"),
    Mistake(.kpi, "status: [K, E]}", "day: {of: ¦end}}", .missingKey, hint: "{within: 20 weeks"),
    Mistake(.kpi, "status: [K, E]}", "day: {within: ¦20 fortnights, of: end}}", .wrongValue, hint: "write it as 13 weeks"),
    Mistake(.kpi, "status: [K, E]}", "day: {over: 3 weeks, of: ¦edn}}", .unknownColumn, hint: "did you mean 'end'?"),
    Mistake(.kpi, "status: [K, E]}", "day: {over: 3 weeks, of: ¦the dya}}", .unknownColumn, hint: "did you mean 'the day'?"),
    Mistake(.kpi, "status: [K, E]}", "day: {over: 3 weeks, of: ¦2023-09-01}}", .wrongValue),
    Mistake(.kpi, "status: [K, E]}", "end: {after: ¦the day}}", .wrongValue, hint: "write end: blank"),
    Mistake(.kpi, "status: [K, E]}", "end: {before: ¦end}}", .wrongValue),
    Mistake(.kpi, "status: [K, E]}", "end: {before: ¦2023-9-1}}", .wrongValue, hint: "write it as year-month-day"),
    Mistake(.kpi, "status: [K, E]}", "end: {between: [2023-09-01, ¦2023-08-31]}}", .datesOutOfOrder),
    Mistake(.kpi, "status: [K, E]}", "end: {between: ¦2023-09-01}}", .wrongShape),
    Mistake(.kpi, "status: [K, E]}", "status: {before: ¦2023-09-01}}", .wrongColumnKind),
    Mistake(.kpi, "status: [K, E]}", "any: ¦{status: K}}", .wrongShape, hint: "any: [{"),
    Mistake(.kpi, "status: [K, E]}", "any: ¦[]}", .wrongValue),
    Mistake(.kpi, "status: [K, E]}", "not: ¦{}}", .wrongValue),
    Mistake(.kpi, "status: [K, E]}", "any: [{not: {¦stat: K}}]}", .unknownColumn),
    Mistake(.kpi, "owner: Somebody", "owner: Somebody\nspc: {rules: ¦mdc-exel}", .unknownName, hint: "did you mean 'mdc-excel'?"),
    Mistake(.kpi, "owner: Somebody", "owner: Somebody\nspc: {rebase: [¦{date: 2023-04-01}]}", .missingKey),
    Mistake(
      .kpi, "owner: Somebody",
      "owner: Somebody\nspc: ¦{rebase: [{date: 2023-04-01, reason: a}, {date: 2023-03-01, reason: b}]}", .datesOutOfOrder),
    Mistake(.kpi, "kind: count", "kind: ¦cuont", .unknownName, hint: "did you mean 'count'?"),
    Mistake(.kpi, "measure:\n  kind: count", "measure:\n  ¦kind: distinct", .missingKey),
    Mistake(.kpi, "kind: count", "kind: distinct\n  of: ¦note", .wrongColumnKind),
    Mistake(.kpi, "unit: exclusions", "unit: percent", .missingDenominator, hint: "choose from: proportion"),
    Mistake(.kpi, "unit: exclusions", "unit: weeks", .unitMismatch),
    Mistake(.kpi, "area_of_weakness: 1", "area_of_weakness: ¦2", .unknownName),
    Mistake(.kpi, "actions: [1.1]", "actions: [¦1.2]", .unknownName),
    Mistake(.kpi, "value: 128", "value: ¦128%", .wrongValue),
    Mistake(.kpi, "date: 2023-02-28}", "date: ¦2023-02-29}", .wrongValue),
    Mistake(.kpi, "date: 2023-02-28}", "date: ¦1000-02-28}", .wrongValue, hint: "1 January 2000 to 31 December 2049"),
    Mistake(.plan, "start: 2023-04-01", "start: ¦2050-04-01", .wrongValue, hint: "1 January 2000 to 31 December 2049"),
    Mistake(.kpi, "owner: Somebody", "owner: ¦\(String(repeating: "x", count: 4001))", .tooLarge, hint: "at most 4000"),
    Mistake(.kpi, "actions: [1.1]", "actions: ¦[\(String(repeating: "1.1, ", count: 1001))]", .tooLarge, hint: "at most 1000"),
    Mistake(.kpi, "targets: {3 months", "targets: {¦4 months", .unknownName, hint: "did you mean '3 months'?"),
    Mistake(.kpi, "{3 months: 121.6, 12 months: 96}", "{12 months: 96, ¦3 months: 121.6}", .datesOutOfOrder),
    Mistake(.kpi, "date: 2023-02-28}\ntargets: {3", "date: 2023-07-01}\ntargets: ¦{3", .datesOutOfOrder),
    Mistake(.kpi, "{3 months: 121.6", "{3 months: ¦most% of baseline", .wrongValue, hint: "write it as 95% of baseline"),
    Mistake(.kpi, "{3 months: 121.6", "{3 months: {value: ¦-5% of baseline, printed: x}", .wrongValue),
    Mistake(.kpi, "{3 months: 121.6", "{3 months: ¦1e308% of baseline", .wrongValue),
    Mistake(.kpi, "{3 months: 121.6", "{3 months: ¦50%", .wrongValue),
    Mistake(.kpi, "{3 months: 121.6", "{3 months: ¦{footnote: x}", .missingKey),
    Mistake(.kpi, "{3 months: 121.6", "{3 months: {printed: x, ¦footnot: y}", .unknownKey, hint: "did you mean 'footnote'?"),
    Mistake(
      .kpi, "baseline: {value: 128, date: 2023-02-28}\ntargets: {3 months: 121.6", "targets: {3 months: ¦95% of baseline",
      .missingKey),
    Mistake(.kpi, "[status, school.phase]", "[¦stat, school.phase]", .unknownColumn),
    Mistake(.kpi, "[status, school.phase]", "[status, ¦school.area]", .unknownColumn),
    Mistake(.kpi, "[status, school.phase]", "[¦day]", .wrongColumnKind),
    Mistake(.kpi, "exclusions: \"id", "¦exclusion: \"id", .unknownSource),
    Mistake(.kpi, "2023-02-28: {value", "2023-02-28: {¦valeu", .unknownName, hint: "did you mean 'value'?"),
    Mistake(.exclusions, "type: day, required: yes", "type: ¦date, required: yes", .unknownName),
    Mistake(
      .exclusions, "type: day, required: yes", "type: day, formats: ¦[calendar year, excel serial], required: yes", .wrongValue,
      hint: "choose one of these two"),
    Mistake(.exclusions, "type: day, required: yes", "type: day, formats: ¦[month, academic year], required: yes", .wrongValue),
    Mistake(.exclusions, "type: day, required: yes", "type: day, formats: ¦[month, financial year], required: yes", .wrongValue),
    Mistake(
      .exclusions, "type: day, required: yes", "type: day, formats: ¦[academic year, financial year], required: yes", .wrongValue),
    Mistake(.schools, "at_least: 0", "at_least: 0, thousands: ¦dot", .unknownName, hint: "choose from: comma"),
    Mistake(.schools, "at_least: 0", "at_least: 0, percent_sign: ¦yes", .unknownName, hint: "choose from: allowed"),
    Mistake(
      .exclusions, "note: {type: text}", "note: {type: text, ¦thousands: comma}", .unknownKey,
      hint: "'thousands' belongs to number"),
    Mistake(.schools, "at_least: 0", "at_least: 0, places: ¦8", .wrongValue, hint: "0 to 6"),
    Mistake(.schools, "at_least: 0", "at_least: 9, at_most: ¦none", .wrongValue),
    Mistake(.schools, "roll: {", "¦any: {", .wrongValue, hint: "give it another name"),
    Mistake(.schools, "title: Schools", "title:¦", .wrongValue),
    Mistake(
      .exclusions, "key: [id]", "key: [id]\nrows: ¦{day: {not_after: end}}", .wrongColumnKind, hint: "choose rows by codes"),
    Mistake(
      .kpi, "[status, school.phase]", "[status, ¦college.phase]", .unknownSource, hint: "add register_of: college"),
    Mistake(.exclusions, "domain: school", "domain: college", .unknownColumn, hint: "in sources/, give the column of exclusions"),
    Mistake(.exclusions, "required: yes, headings", "required: ¦maybe, headings", .wrongValue),
    Mistake(.exclusions, "not_before_column: day", "not_before_column: ¦dya", .unknownColumn),
    Mistake(.exclusions, "K: [SEN Support], E: []", "K: [SEN Support], E: [SEN support]", .duplicateName),
    Mistake(.exclusions, "key: [id]", "key: [¦ident]", .unknownColumn),
    Mistake(.exclusions, "headings: [URN]", "headings: [Day]", .duplicateName),
    Mistake(.exclusions, "key: [id]", "key: [id]\nrows: {¦kind: [x]}", .unknownColumn),
    Mistake(.exclusions, "key: [id]", "key: [id]\nreject_limit: {percent: ¦two}", .wrongValue),
    Mistake(.exclusions, "source: exclusions", "source: schools", .duplicateName, isAlone: false),
    Mistake(.exclusions, "key: [id]", "key: ¦[]", .wrongValue, hint: "write key: none"),
    Mistake(.exclusions, "not_before_column: day", "not_before_column: ¦urn", .wrongColumnKind),
    Mistake(.exclusions, "key: [id]", "key: [id]\nreject_limit: {percent: ¦-5}", .wrongValue),
    Mistake(.exclusions, "key: [id]", "key: [id]\nfiles: ¦[]", .wrongValue),
    Mistake(.exclusions, "key: [id]", "key: [id]\nfiles: ¦exclusions.csv", .wrongValue),
    Mistake(.exclusions, "K: [SEN Support], E: []", "unknown: [], K: []", .duplicateName, isAlone: false),
    Mistake(.kpi, "status: [K, E]}", "status: ¦[]}", .wrongValue),
    Mistake(.kpi, "[status, school.phase]", "¦[status, status]", .duplicateName),
    Mistake(.kpi, "kind: count", "kind: stages\n  column: urn\n  stages: ¦[a, A]", .duplicateName),
    Mistake(
      .plan, "start: 2023-04-01", "start: 2023-04-01\nalerts: {¦worsend: off}", .unknownKey, hint: "did you mean 'worsened'?"),
    Mistake(.plan, "start: 2023-04-01", "start: 2023-04-01\nalerts: {restated: {severity: ¦grave}}", .unknownName),
    Mistake(.plan, "start: 2023-04-01", "start: 2023-04-01\nalerts: {repeat_after: ¦-1}", .wrongValue),
    Mistake(.plan, "start: 2023-04-01", "start: 2023-04-01\nalerts: {restated: {by_percent: ¦-1}}", .wrongValue),
    Mistake(.plan, "start: 2023-04-01", "start: 2023-04-01\nalerts: {off_trajectory: {¦severity: warning}}", .unknownKey),
    Mistake(.kpi, "owner: Somebody", "owner: Somebody\nalerts: {¦source_stale: off}", .unknownKey),
    Mistake(.kpi, "owner: Somebody", "owner: Somebody\nalerts: {worsened: {pending_for: ¦often}}", .wrongValue),
    Mistake(.exclusions, "key: [id]", "key: [id]\nalerts: {¦worsened: off}", .unknownKey),
    Mistake(.exclusions, "key: [id]", "key: [id]\ndue_day: ¦32", .wrongValue, hint: "1 to 31"),
    Mistake(.kpi, "2023-02-28: {value: 0, breakdown.status.K: 0}", "2023-02-28: {¦breakdown.stat.K: 0}", .unknownName),
    Mistake(.kpi, "2023-02-28: {value: 0, breakdown.status.K: 0}", "2023-02-28: {rag: ¦gren}", .unknownName),
    Mistake(.kpi, "2023-02-28: {value: 0, breakdown.status.K: 0}", "2023-02-28: ¦{}", .missingKey),
    Mistake(.exclusions, "key: [id]", "key: [id]\nlayout: {delimiter: ¦comma;}", .unknownName, hint: "did you mean 'comma'?"),
    Mistake(.exclusions, "key: [id]", "key: [id]\nlayout: {title_lines: ¦some}", .wrongValue),
    Mistake(.exclusions, "key: [id]", "key: [id]\nlayout: {¦end_line: Total}", .unknownKey, hint: "did you mean 'end_lines'?"),
    Mistake(.exclusions, "key: [id]", "key: [id]\nlater_version: ¦status", .wrongColumnKind),
    Mistake(.exclusions, "key: [id]", "key: [id]\ndated_by: ¦status", .wrongColumnKind),
    Mistake(.exclusions, "K: [SEN Support]", "K: [{text: A, until: ¦2014}]", .wrongValue),
    Mistake(.exclusions, "K: [SEN Support]", "K: {from: 2020-09-01, until: ¦2020-08-31}", .datesOutOfOrder),
    Mistake(.exclusions, "headings: [URN]", "headings: [{¦txt: URN}]", .unknownKey, hint: "did you mean 'text'?"),
    Mistake(.schools, "key: [urn]", "key: [phase]", .wrongColumnKind),
    Mistake(.plan, "12 months: 2024-03-31", "12 months: ¦2023-03-31", .datesOutOfOrder, isAlone: false),
    Mistake(.plan, "start: 2023-04-01", "start: ¦1 April 2023", .wrongValue),
    Mistake(
      .plan, "area: An area", "area: An area\nheader: {inspection: {from: 2022-12-01, to: ¦2022-11-28, printed: x}}",
      .datesOutOfOrder),
    Mistake(.plan, "area: An area", "area: An area\nheader: {¦findings: x}", .unknownKey, hint: "did you mean 'finding'?"),
    Mistake(
      .plan, "area: An area", "area: An area\noffices: {¦Sombody: A council}", .unknownName, hint: "did you mean 'Somebody'?"),
    Mistake(.plan, "area: An area", "area: An area\nkpi_owners: ¦ours", .unknownName),
    Mistake(
      .kpi, "kind: count", "kind: duration\n  from: day\n  statistic: {share_over: ¦13 moons}", .wrongValue,
      hint: "write it as 13 weeks", isAlone: false),
    Mistake(
      .kpi, "kind: count", "kind: duration\n  from: day\n  statistic: {share_over: ¦1e308 weeks}", .wrongValue, isAlone: false),
    Mistake(.kpi, "kind: count", "kind: duration\n  from: day\n  statistic: {¦over: 13 weeks}", .unknownKey, isAlone: false),
    Mistake(.plan, "plan: A plan", "plan: ¦[A, plan]", .wrongShape),
    Mistake(.plan, "area: An area", "area: An area\n¦area: Another", .duplicateName),
  ]

  /// What is wrong in one place of a source, although a KPI, its breakdowns and its examples name it.
  static let inOnePlace = [
    Mistake(.exclusions, "status: {type: code,", "status: {type: ¦coed,", .unknownName, hint: "did you mean 'code'?"),
    Mistake(
      .exclusions, "codes: {N: [None], K: [SEN Support], E: []}", "¦code: [N, K, E]", .unknownKey, hint: "did you mean 'codes'?"),
    Mistake(.exclusions, "day: {type: day, required: yes}", "day: {type: ¦date, required: yes}", .unknownName),
    Mistake(.exclusions, "day: {type: day, required: yes}", "day: ¦day", .wrongShape),
    Mistake(
      .exclusions, "type: identifier, domain: school, required: yes", "type: identifier, ¦domian: school, required: yes",
      .unknownKey),
    Mistake(.exclusions, "type: identifier, domain: exclusion", "type: ¦idetifier, domain: exclusion", .unknownName),
    Mistake(.schools, "phase: {type: category}", "phase: {type: ¦}", .wrongValue),
    Mistake(.schools, "urn: {type: identifier, domain: school}", "urn: ¦{type: identifier}", .missingKey),
    Mistake(.exclusions, "columns:", "¦column:", .unknownKey, hint: "did you mean 'columns'?"),
    Mistake(.exclusions, "title: Exclusions", "title:¦", .wrongValue),
    Mistake(.schools, "title: Schools", "¦titel: Schools", .unknownKey, hint: "did you mean 'title'?"),
    Mistake(.schools, "source: schools", "source: schools\n¦x: [", .syntax),
  ]

  @Test("each mistake has its code and its place", arguments: mistakes + inOnePlace)
  func reports(_ mistake: Mistake) throws {
    var texts: [Mistake.File: String] = [
      .plan: DefinitionTexts.plan, .schools: DefinitionTexts.schools, .exclusions: DefinitionTexts.exclusions,
      .kpi: DefinitionTexts.kpi,
    ]
    let text = try #require(texts[mistake.file])
    try #require(text.parts(separatedBy: mistake.old) == 2)
    let marked = text.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
    let place = Self.place(of: "¦", in: marked)
    texts[mistake.file] = marked.replacing("¦", with: "")
    let found = try #require(throws: DefinitionErrors.self) {
      try DefinitionTexts.load(
        plan: texts[.plan] ?? "", schools: texts[.schools] ?? "", exclusions: texts[.exclusions] ?? "",
        kpis: [texts[.kpi] ?? ""])
    }
    let fitting = found.diagnostics.filter { $0.code == mistake.code }
    #expect(!fitting.isEmpty, "\(found.diagnostics)")
    if let place, mistake.code != .syntax, mistake.code != .duplicateName {
      #expect(fitting.contains { $0.location?.line == place.line && $0.location?.column == place.column }, "\(fitting)")
    }
    #expect(fitting.contains { mistake.hint.isEmpty || $0.hint?.hasPrefix(mistake.hint) == true }, "\(fitting)")
    #expect(fitting.allSatisfy { ($0.location?.line ?? 0) > 0 && $0.location?.file.isEmpty == false })
  }

  /// A mistake may be told in two ways where two places do not fit each other, but nothing else is said because of it.
  @Test("a mistake causes no others", arguments: (mistakes + inOnePlace).filter(\.isAlone))
  func isAlone(_ mistake: Mistake) throws {
    var texts: [Mistake.File: String] = [
      .plan: DefinitionTexts.plan, .schools: DefinitionTexts.schools, .exclusions: DefinitionTexts.exclusions,
      .kpi: DefinitionTexts.kpi,
    ]
    texts[mistake.file] = texts[mistake.file]?.replacing(mistake.old, with: mistake.new, maxReplacements: 1).replacing(
      "¦", with: "")
    let found = try #require(throws: DefinitionErrors.self) {
      try DefinitionTexts.load(
        plan: texts[.plan] ?? "", schools: texts[.schools] ?? "", exclusions: texts[.exclusions] ?? "",
        kpis: [texts[.kpi] ?? ""])
    }
    #expect(found.diagnostics.count == 1, "\(found.diagnostics)")
  }

  private static func place(of marker: Character, in text: String) -> (line: Int, column: Int)? {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let position = line.firstIndex(of: marker) {
        return (index + 1, line.distance(from: line.startIndex, to: position) + 1)
      }
    }
    return nil
  }

  @Test func `the smallest set has no mistake`() throws {
    let set = try DefinitionTexts.load()
    #expect(set.kpis.map(\.id) == ["7"])
    #expect(set.figures.first?.figure.breakdowns.map(\.name) == ["status", "school_phase"])
  }

  @Test func `all mistakes of all files are reported at once, in order`() throws {
    let found = try #require(throws: DefinitionErrors.self) {
      try DefinitionTexts.load(
        exclusions: DefinitionTexts.exclusions.replacing("type: text", with: "type: txet"),
        kpis: [
          DefinitionTexts.kpi.replacing("better: lower", with: "better: low").replacing("count", with: "cuont"),
          DefinitionTexts.kpi,
        ])
    }
    #expect(
      found.diagnostics.map { "\($0.location?.file ?? ""):\($0.location?.line ?? 0)" }
        == ["exclusions.yml:10", "kpi-0.yml:7", "kpi-0.yml:9", "kpi-1.yml:1"])
  }

  @Test func `one mistake hides no other`() throws {
    let broken = DefinitionTexts.kpi.replacing("status: [K, E]}", with: "status: [Q]}")
      .replacing("unit: exclusions", with: "unit: percent").replacing("[status, school.phase]", with: "[stat, school.phas]")
      .replacing("owner: Somebody\n", with: "").replacing("day: day", with: "day: dya")
    let found = try #require(throws: DefinitionErrors.self) { try DefinitionTexts.load(kpis: [DefinitionTexts.kpi, broken]) }
    #expect(
      found.diagnostics.map(\.code.rawValue).sorted() == [
        "duplicate-name", "missing-denominator", "missing-key", "unknown-code", "unknown-column", "unknown-column",
        "unknown-column",
      ])
  }

  /// Ten things ten times, nine times over: in lists, in lists within the list that has the name, as keys, as values of keys.
  static let bombs: [String] = {
    func levels(_ made: (Int) -> String) -> String { (1...9).map(made).joined() + "? *a9\n: x\n" }
    func ten(_ text: String) -> String { Array(repeating: text, count: 10).joined(separator: ",") }
    return [
      "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + levels { "a\($0): &a\($0) [\(ten("*a\($0 - 1)"))]\n" },
      "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + levels { "a\($0): &a\($0) [&b\($0) x, [\(ten("*a\($0 - 1)"))]]\n" },
      "a0: &a0 {x: y}\n" + levels { "a\($0): &a\($0) {? [\(ten("*a\($0 - 1)"))] : &c\($0) x}\n" },
      "a0: &a0 x\n" + levels { "a\($0): &a\($0) {? {p: *a\($0 - 1), r: [\(ten("*a\($0 - 1)"))]} : x}\n" },
    ]
  }()

  @Test(arguments: bombs.indices, [false, true])
  func `aliases that stand for too much are refused, not looked at`(number: Int, asKPI: Bool) throws {
    let began = ContinuousClock.now
    let found = try #require(throws: DefinitionErrors.self) {
      let bomb = Self.bombs[number]
      _ = asKPI ? try DefinitionTexts.load(kpis: [bomb]) : try DefinitionTexts.load(plan: bomb)
    }
    #expect(found.diagnostics.map(\.code) == [.syntax])
    #expect((found.diagnostics.first?.location?.line ?? 0) > 1)
    #expect(ContinuousClock.now - began < .seconds(1))
  }

  @Test func `two KPIs with one id`() throws {
    let found = try #require(throws: DefinitionErrors.self) {
      try DefinitionTexts.load(kpis: [DefinitionTexts.kpi, DefinitionTexts.kpi])
    }
    #expect(found.diagnostics.map(\.code) == [.duplicateName])
    #expect(found.diagnostics.first?.location?.file == "kpi-1.yml")
  }

  @Test func `every code is met by a mistake or is about files`() {
    let met = Set(Self.mistakes.map(\.code))
    #expect(Set(Diagnostic.Code.allCases).subtracting(met) == [.missingFile])
    #expect(Diagnostic.Code.allCases.allSatisfy { !$0.meaning.isEmpty })
  }
}

extension String {
  fileprivate func parts(separatedBy part: String) -> Int {
    var (count, rest) = (1, self[...])
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
