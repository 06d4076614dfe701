import ArgumentParser
import Glibc
import Pipeline
import Platform
import Publishing

/// What `scorecard test --record` records, and where it goes.
struct RecordingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Print a worked example for this KPI, made of rows of the exports.", valueName: "kpi"),
    completion: Completion.kpis)
  var record: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "With --record: these rows, such as exclusions.csv:2,5-9 (default: the newest six).", valueName: "places"))
  var rows: [String] = []

  @Option(
    name: .customLong("where"), parsing: .singleValue,
    help: ArgumentHelp("With --record: the rows with this value. Several must all hold.", valueName: "column=value"))
  var conditions: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --record: the date of the figures (default: the last day of last month).", valueName: "YYYY-MM-DD"))
  var asOf: DateArgument?

  @Flag(help: "With --record: add the example to the KPI's file, after asking.")
  var write = false

  @Option(
    name: [.customShort("o"), .customLong("save")],
    help: ArgumentHelp("With --record: write the example to this file.", valueName: "file"), completion: .file())
  var file: String?

  func validate() throws {
    try asOf.validate("--as-of")
    if record == nil, !rows.isEmpty || !conditions.isEmpty || asOf != nil || write || file != nil {
      throw ValidationError(
        "--rows, --where, --as-of, --write and -o go with --record: scorecard test --record 7 --rows exclusions.csv:2")
    }
    if write, file != nil { throw ValidationError("Use --write or -o, not both.") }
  }

  func run(_ kpi: String, _ exports: InputOption, _ common: CommonOptions) throws {
    let recording = try ExampleRecording(
      kpi, try RowChoice(rows: rows, conditions: conditions), asOf: asOf?.day ?? Clock().lastMonthEnd,
      pipelines: common.pipelines, input: exports.input)
    if let file {
      let written = try AtomicFile(path: file)
      try written.append(Array(recording.yaml.utf8))
      try written.finish()
    } else {
      try printOutput(recording.yaml)
    }
    if !common.quiet { printError(recording.sentence) }
    if write { try add(recording) }
  }

  /// Adds the example to the KPI's file where somebody says so.
  private func add(_ recording: ExampleRecording) throws {
    guard isatty(STDIN_FILENO) == 1 else {
      throw ValidationError("--write asks before it changes \(recording.file.path), and nobody can answer here. Use -o instead.")
    }
    printQuestion("Add it to \(recording.file.path)? [y/N] ")
    let answer = readLine()?.lowercased() ?? ""
    guard ["y", "yes"].contains(answer) else {
      printError("Nothing was changed.")
      return
    }
    try recording.add()
    printError("Added to \(recording.file.path). Run it: scorecard test --kpi \(record ?? "")")
  }
}
