internal import Model
internal import Wording

let qualityCSV = TidyTable<SourceQuality>(
  name: "quality.csv", grain: "A source that was asked for", key: ["source"],
  columns: [
    .init("source", .text, "Name of the source in the definitions") { .text($0.source) },
    .init("files", .count, "Number of files") { .count($0.files.count) },
    .init("read", .count, "Rows read: accepted + rejected + duplicates + skipped") { .count($0.read) },
    .init("accepted", .count, "Rows that could be used") { .count($0.accepted) },
    .init("rejected", .count, "Rows that could not be used (listed in rejects.csv)") { .count($0.rejected) },
    .init("duplicates", .count, "Rows replaced by a later version of the same row") { .count($0.duplicates) },
    .init("skipped", .count, "Title lines and totals, and rows of a shared file that belong to another source") {
      .count($0.skipped)
    },
    .init("newest", .day, "Latest date in the source's date column") { .day($0.newest) },
    .init("encoding", .text, "Text encoding of the files") { .text($0.encoding) },
    .init("status", .oneOf(["delivered", "nil return", "missing", "refused"]), "Whether it came") { .text($0.status.rawValue) },
    .init("note", .text, "What to know about this source") {
      .text($0.points.joined(separator: "; "))
    },
    .init(
      "oldest", .day,
      "Earliest date in the source's date column; no figure is compared with a period that starts in an earlier month"
    ) {
      .day($0.oldest)
    },
    .init("superseded", .count, "Duplicates whose values differ from the row that counts") {
      .count($0.superseded ?? 0)
    },
    .init("newest_by_then", .day, "Latest date up to the scorecard's date; the age of the data is judged by it") {
      .day($0.newestByThen)
    },
  ])

/// Its place and the rule it broke, never what stood in it.
let rejectsCSV = TidyTable<Reject>(
  name: "rejects.csv", grain: "A row that could not be used, and the rule it breaks", key: [],
  reference: .init(columns: ["source"], table: "quality.csv"),
  columns: [
    .init("source", .text, "Name of the source in the definitions") { .text($0.source) },
    .init("file", .text, "Name of the file in the input folder") { .text($0.file) },
    .init("line", .count, "Line number, from 1 for the headings") { .count($0.line) },
    .init("column", .text, "Column that breaks the rule") { .text($0.column) },
    .init("rule", .oneOf(RejectRule.names), "Rule that the row breaks") { .text($0.rule.rawValue) },
    .init("message", .text, "What is wrong; never the value") { .text($0.message) },
  ])

let alertsCSV = TidyTable<Alert>(
  name: "alerts.csv", grain: "An alert that is open, or was resolved on this date", key: ["id"],
  columns: [
    .init("id", .text, "Alert ID, the same from opening to resolving") { .text($0.id) },
    .init("kpi", .text, "KPI of the alert; empty for an alert about data, an action or a risk") { .text($0.key.figure?.kpi) },
    .init("part", .text, "Part: a or b; empty where the KPI has one figure") { .text($0.key.figure?.part) },
    .init("rule", .oneOf(Alert.Rule.names), "Rule that raised it") { .text($0.key.rule.rawValue) },
    .init("severity", .oneOf(Alert.Severity.names), "Severity") { .text($0.finding.severity.rawValue) },
    .init("state", .oneOf(Alert.State.names), "State; opened means that this scorecard opened it") { .text($0.state.rawValue) },
    .init("opened_on", .day, "Date of the scorecard that opened it") { .day($0.openedOn) },
    .init("as_of", .day, "Date of the scorecard that the message is about") { .day($0.finding.asOf) },
    .init("value", .number, "Value that the alert is about") { .number($0.finding.value) },
    .init("threshold", .number, "Threshold that the value was compared with") { .number($0.finding.threshold) },
    .init("message", .text, "The alert in words") { .text($0.finding.message) },
    .init("subject", .text, "Source, action or risk of the alert; empty for an alert about a KPI") { .text($0.key.subject) },
    .init("owner", .text, "Job title of who is told") { .text($0.owner) },
    .init("resolved_on", .day, "Date of the scorecard that resolved it") { .day($0.resolvedOn) },
  ])
