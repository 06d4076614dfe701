import ArgumentParser

/// What few runs need.
struct SpecialRunOptions: ParsableArguments {
  enum FailOn: String, ExpressibleByArgument, CaseIterable { case amber, red }

  @Flag(
    help: """
      Publish the figures of --kpi even if the date has no full scorecard, or a shorter trend than is published. The latest \
      scorecard and the alerts do not change.
      """)
  var partial = false

  @Flag(
    help: """
      Replace a published figure even if it can no longer be calculated. Otherwise it is kept where its export is missing or \
      refused now.
      """)
  var replace = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Accept an export that has fewer than half of its earlier rows. Needs --why. Until then its figures are provisional.",
      valueName: "source"), completion: Completion.sources)
  var accept: [String] = []

  @Option(help: ArgumentHelp("Why the export of --accept is right. The run's manifest keeps it.", valueName: "text"))
  var why: String?

  @Option(
    help: ArgumentHelp(
      "Wait up to this long (90s, 30m, 2h) for late exports, then run with what has arrived.", valueName: "duration"))
  var waitForInput: WaitDuration?

  @Flag(help: "Wait for a run that is under way, instead of exiting with code 75.")
  var waitLock = false

  @Flag(help: "E-mail the owners of alerts. The monthly run from cron does this; no other run sends e-mails.")
  var notify = false

  @Flag(
    help: """
      Keep no copy of the exports and definitions of this run, and delete those that earlier runs kept. They are for this user alone, and \
      let the next run say which rows changed (environment variable: SCORECARD_KEEP_EXPORTS=no).
      """)
  var noKeepExports = false

  var keepsExports: Bool { !noKeepExports && environment("SCORECARD_KEEP_EXPORTS") != "no" }

  @Option(help: ArgumentHelp("Exit with code 1 if any figure is red, or amber or red.", valueName: "colour"))
  var failOn: FailOn?

  func validate() throws {
    if !accept.isEmpty, accept.listed.isEmpty { throw ValidationError("--accept is empty: name a source.") }
    if accept.isEmpty != (why == nil) {
      throw ValidationError("--accept needs --why, and --why needs --accept: --accept exclusions --why \"two schools closed\"")
    }
    if let keeps = environment("SCORECARD_KEEP_EXPORTS"), !["yes", "no"].contains(keeps) {
      throw ValidationError("SCORECARD_KEEP_EXPORTS is yes or no.")
    }
    if let why, why.allSatisfy(\.isWhitespace) { throw ValidationError("--why is empty: say why the export is right.") }
  }
}
