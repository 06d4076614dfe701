internal import Model

/// Sources with one column of each kind, and of each feature. The fixtures' exclusions have their headings too, so that
/// libFuzzer begins with files that are read.
enum EverySource {
  private static let changed = Day(2020, 9, 1)
  private static let before = Validity(until: Day(2020, 8, 31))
  private static let since = Validity(from: changed)

  private static let columns = [
    ColumnDefinition(name: "id", spellings: ["exclusion_id"], kind: .identifier(domain: "exclusion"), isMandatory: true),
    ColumnDefinition(
      name: "pupil", spellings: ["pupil_id", Spelling("UPN", before)], kind: .identifier(domain: "person"), isMandatory: true),
    ColumnDefinition(
      name: "start", spellings: ["start_date"], kind: .day(formats: Set(DayFormat.allCases), notBefore: Day(1990, 1, 1)),
      isMandatory: true),
    ColumnDefinition(
      name: "end", spellings: ["outcome_date"], kind: .day(formats: DayFormat.standard, notBefore: nil), follows: "start",
      isFilledLater: true),
    ColumnDefinition(name: "extracted", kind: .day(formats: [.iso], notBefore: nil)),
    ColumnDefinition(
      name: "status", spellings: ["sen_status"],
      kind: .code([
        Code(name: "N"), Code(name: "K", spellings: [Spelling("A", before), "SEN  Support"]), Code(name: "E", period: since),
      ])),
    ColumnDefinition(
      name: "kind", spellings: ["outcome"],
      kind: .code([Code(name: "PERM"), Code(name: "SUSP", spellings: [Spelling("FIXD", before), "upheld"])])),
    ColumnDefinition(name: "sessions", kind: .integer(-5...90), suppressed: ["c", "low"]),
    ColumnDefinition(name: "reason", spellings: [Spelling("old reason", before)], kind: .category),
    ColumnDefinition(name: "place", spellings: ["school_urn"], kind: .category, isMandatory: true, period: since),
    ColumnDefinition(name: "note", kind: .text),
  ]

  /// Title and end lines, rows of its own in a shared export, later versions, spellings that change by date.
  static let shared = SourceDefinition(
    name: "every", title: "Every feature", files: ["every"],
    ownRows: Filter([Condition(column: "kind", test: .among(["SUSP"]))]),
    layout: FileLayout(titleLines: .untilHeadings, endLines: ["Total", "End of report"]), columns: columns, key: [0, 8, 2],
    laterVersion: 4, rejectLimit: RejectLimit(percent: 100, atLeast: .max))

  /// The headings on the first line, and no key.
  static let plain = SourceDefinition(
    name: "plain", title: "No feature", files: ["every"],
    columns: columns.map { column in
      var column = column
      column.period = .always
      column.isMandatory = false
      column.spellings = column.spellings.map { Spelling($0.text) }
      if case .code(let codes) = column.kind {
        column.kind = .code(codes.map { Code(name: $0.name, spellings: $0.spellings.map { Spelling($0.text) }) })
      }
      return column
    }, key: [], rejectLimit: RejectLimit(percent: 100, atLeast: .max))
}

/// Files that have what the sources above ask for: where mutation begins.
package enum ReadingSeeds {
  package static let files: [[UInt8]] = {
    let text = """
      Exclusions of the area
      id,pupil,start,end,extracted,status,kind,sessions,reason,place,note
      X1,P1,2019-01-10,10/02/2019,2023-02-01,A,FIXD,5,Persistent,,"first, second
      third"
      X2,P2,11-Jan-2023,2023-01-12 09:30,2023-02-01,E,SUSP,low,é,Town,"say ""no"" twice"
      X1,P1,2019-01-10,,2023-03-01,sen support,SUSP,90,persistent,,say "no"
      X3,P3,never,,,N,SUSP,,,,
      X4,P4,2022/23,,,Z,PERM,,,,
      Total,4,,,,,,,,,

      """
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let latin = text.unicodeScalars.map { UInt8(clamping: $0.value) }
    return [
      Array(text.utf8), Array(text.replacing(",", with: ";").replacing("\n", with: "\r\n").utf8),
      [0xEF, 0xBB, 0xBF] + Array(text.replacing(",", with: "\t").replacing("\n", with: "\r").utf8), utf16, latin,
    ]
  }()
  package static let words = [
    "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "\u{A0}", "X1", "P1", "2023-01-10", "31/12/2024", "44985",
    "2022/23",
    "SUSP", "PERM", "K", "c", "low", "1.23E+11", "9223372036854775807", "-5", "Total", "id", "start", "kind", "\u{202E}",
    "\u{1B}[2J",
    "\u{0}", "é", "\u{FEFF}", "=1+1",
  ]
}
