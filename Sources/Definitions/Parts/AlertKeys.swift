internal import Model

/// The keys of `alerts:`, in a plan, a KPI and a source.
extension AlertReader {
  static let dataOwner = Key(
    "data_owner", .text, .optional(default: AlertPolicies.standard.dataOwner), "Who hears about exports.", example: "Data team")
  static let riskOwner = Key(
    "risk_owner", .text, .optional(default: "`data_owner`"), "Who hears about risks without an owner.", example: "Head of SEND")
  static let findingOwner = Key(
    "finding_owner", .text, .optional(default: "`data_owner`"), "Who hears about indicators without an owner.",
    example: "Head of SEND")
  static let repeatAfter = Key(
    "repeat_after", monthEnds, .optional(default: "\(AlertPolicies.standard.repeatAfter)"),
    "After how many month-ends people get a reminder about what is still open; 0 for never.", example: "3")

  static let severity = Key("severity", .choice("severity", Alert.Severity.self), .optional, "How bad it is.", example: "warning")
  static let red = Key(
    "red", .choice("severity", Alert.Severity.self), .optional(default: "critical"), "How bad a red figure is.",
    example: "critical")
  static let amber = Key(
    "amber", .entry(.words(["off"] + Alert.Severity.allCases.map(\.rawValue))), .optional(default: "warning"),
    "How bad an amber figure is, or `off`.", example: "off")
  static let pendingFor = Key(
    "pending_for", monthEnds, .optional(default: "0"), "How many month-ends it must have lasted before the alert opens.",
    example: "1")
  static let keepFiringFor = Key(
    "keep_firing_for", monthEnds, .optional(default: "0"), "How many month-ends it must be gone before the alert is resolved.",
    example: "1")
  static let byPercent = Key(
    "by_percent", percent, .optional, "How large the change must be, in percent of the earlier value.", example: "5")
  static let abovePercent = Key(
    "above_percent", percent, .optional, "How large the share of rows must be, in percent.", example: "1")
  static let monthsRunning = Key(
    "months_running", monthEnds, .optional, "At how many month-ends in a row the figure must be worse.", example: "3")

  private static let monthEnds = Form.wholeNumber(in: 0...120)
  private static let percent = Form.number(in: 0...DefinitionBounds.number)

  static let ofPlan = alerts("alerts of the plan", "The rules by which alerts are raised.", .plan)
  static let ofKPI = alerts("alerts of a KPI", "The rules by which a KPI raises alerts, where they differ from the plan's.", .kpi)
  static let ofSource = alerts(
    "alerts of a source", "The rules by which an export raises alerts, where they differ from the plan's.", .source)

  static let allSettings = Alert.Rule.allCases.map(settings)

  private static func alerts(_ name: String, _ sentence: String, _ place: Place) -> KeySet {
    let own: [any DeclaredKey] = place == .plan ? [dataOwner, riskOwner, findingOwner, repeatAfter] : []
    return KeySet(name, sentence, own + Alert.Rule.allCases.filter(place.holds).map(key))
  }

  /// The key of a rule: `off`, or a mapping with what differs.
  static func key(of rule: Alert.Rule) -> Key<Entry> {
    Key(
      rule.rawValue, .entry(.either([.words(["off"]), .mapping(settings(of: rule).name)])), .optional, sentence(rule),
      example: rule.settings.contains(.colours) ? "{amber: off, red: critical}" : "off")
  }

  /// The keys of a rule's settings.
  static func settings(of rule: Alert.Rule) -> KeySet {
    var keys: [any DeclaredKey] = rule.settings.contains(.colours) ? [] : [severity]
    keys += [pendingFor, keepFiringFor] as [any DeclaredKey]
    for setting in rule.settings {
      switch setting {
      case .colours: keys += [red, amber] as [any DeclaredKey]
      case .byPercent: keys.append(byPercent)
      case .abovePercent: keys.append(abovePercent)
      case .monthsRunning: keys.append(monthsRunning)
      }
    }
    return KeySet("settings of \(rule.rawValue)", "What differs from the usual settings of `\(rule.rawValue)`.", keys)
  }

  private static func sentence(_ rule: Alert.Rule) -> String {
    switch rule {
    case .offTrajectory: "The figure is amber or red."
    case .targetMissed: "The figure missed its target at the latest checkpoint."
    case .worsened: "The figure is much worse than at the month-end before, or worse month after month."
    case .specialCause: "The latest point of the control chart is outside normal variation, for the worse."
    case .restated: "Published figures have changed."
    case .notComputed: "The figure is not calculated because of its data."
    case .sourceStale: "The export is missing after its due day, or out of date."
    case .sourceShrunk: "The export has fewer than half of its earlier rows."
    case .sourceRefused: "The export was refused."
    case .rejectsHigh: "Many of the export's rows were rejected."
    case .actionOverdue: "An action or a milestone is past its last day and not reported as complete."
    case .riskReviewOverdue: "Three months have passed since the last review of a risk."
    case .findingOverdue: "A report on a qualitative indicator is late."
    }
  }
}
