internal import Model
internal import Wording

let qualityCSV = TidyTable<SourceQuality>(
  name: "quality.csv", grain: "A source that was asked for", key: ["source"],
  columns: [
    .init("source", .text, "As the definitions call it") { .text($0.source) },
    .init("files", .count, "How many files it came in") { .count($0.files.count) },
    .init("read", .count, "Rows read: accepted, rejected, duplicates and skipped together") { .count($0.read) },
    .init("accepted", .count, "Rows that count") { .count($0.accepted) },
    .init("rejected", .count, "Rows that cannot be used; see rejects.csv") { .count($0.rejected) },
    .init("duplicates", .count, "Rows of which a later version was read") { .count($0.duplicates) },
    .init("skipped", .count, "Rows of a shared export that are another source's") { .count($0.skipped) },
    .init("newest", .day, "The newest day in the column that the source is dated by") { .day($0.newest) },
    .init("encoding", .text, "As it was found") { .text($0.encoding) },
    .init("status", .oneOf(["delivered", "nil return", "missing", "refused"]), "Whether it came") { .text($0.status.rawValue) },
    .init("note", .text, "What a person should know") {
      .text($0.points.joined(separator: "; "))
    },
    .init(
      "oldest", .day, "The oldest day in that column: no figure is compared with a day whose period begins in an earlier month"
    ) {
      .day($0.oldest)
    },
    .init("superseded", .count, "Of the duplicates those that say another thing than the row that counts") {
      .count($0.superseded ?? 0)
    },
    .init("newest_by_then", .day, "The newest day up to the scorecard's: by it the source's age is judged") {
      .day($0.newestByThen)
    },
  ])

/// Its place and the rule it broke, never what stood in it.
let rejectsCSV = TidyTable<Reject>(
  name: "rejects.csv", grain: "A rejected row, and the rule it broke", key: [],
  reference: .init(columns: ["source"], table: "quality.csv"),
  columns: [
    .init("source", .text, "As the definitions call it") { .text($0.source) },
    .init("file", .text, "Its name in the input folder") { .text($0.file) },
    .init("line", .count, "Counted from 1, the headings included") { .count($0.line) },
    .init("column", .text, "The column that broke the rule") { .text($0.column) },
    .init("rule", .oneOf(RejectRule.names), "The rule") { .text($0.rule.rawValue) },
    .init("message", .text, "What is wrong, without the value") { .text($0.message) },
  ])

let alertsCSV = TidyTable<Alert>(
  name: "alerts.csv", grain: "An alert that is open, or was resolved at this day", key: ["id"],
  columns: [
    .init("id", .text, "The same from opening to resolving") { .text($0.id) },
    .init("kpi", .text, "The KPI it is about; empty where it is about an export") { .text($0.key.figure?.kpi) },
    .init("part", .text, "a, b, or empty") { .text($0.key.figure?.part) },
    .init("rule", .oneOf(Alert.Rule.names), "What raised it") { .text($0.key.rule.rawValue) },
    .init("severity", .oneOf(Alert.Severity.names), "How bad it is") { .text($0.finding.severity.rawValue) },
    .init("state", .oneOf(Alert.State.names), "opened: by this day's scorecard") { .text($0.state.rawValue) },
    .init("opened_on", .day, "The as-of day that opened it") { .day($0.openedOn) },
    .init("as_of", .day, "The as-of day of what it says") { .day($0.finding.asOf) },
    .init("value", .number, "The value it is about") { .number($0.finding.value) },
    .init("threshold", .number, "What that was compared with") { .number($0.finding.threshold) },
    .init("message", .text, "One sentence") { .text($0.finding.message) },
    .init("subject", .text, "The export, action or risk it is about") { .text($0.key.subject) },
    .init("owner", .text, "Who is told") { .text($0.owner) },
    .init("resolved_on", .day, "The as-of day that resolved it") { .day($0.resolvedOn) },
  ])
