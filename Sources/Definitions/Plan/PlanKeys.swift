internal import Model

/// The keys of `plan.yml`.
extension PlanReader {
  static let plan = Key("plan", .text, .required, "The plan's title.", example: "SEND Accelerated Progress Plan")
  static let area = Key("area", .text, .required, "The local area that it is for.", example: "Somerset")
  static let start = Key("start", .day, .required, "Its first day.", example: "2023-04-01")
  static let checkpoints = Key(
    "checkpoints", .entry(.entries(key: "a name such as 3 months", of: .day)), .required,
    "The days on which targets are due, by their names, in order.", example: "{3 months: 2023-06-30, 6 months: 2023-09-30}")
  static let areasOfWeakness = Key(
    "areas_of_weakness", .entry(.entries(key: "a number", of: .either([.text, .mapping("area of weakness")]))), .optional,
    "Its areas of weakness, by their numbers: a title, or a mapping.", example: "{1: Inclusion in schools}")
  static let actions = Key(
    "actions", .entry(.entries(key: "a number", of: .text)), .optional,
    "The titles of actions of which the plan says no more; the others have a file each in `actions/`.",
    example: "{1.1: Support for schools}")
  static let header = Key("header", .mapping("header"), .optional, "The first page of the plan.", example: "{finding: Too slow.}")
  static let kpiOwners = Key(
    "kpi_owners", .choice("source of the owners", OwnerSource.self), .optional(default: OwnerSource.plan.rawValue),
    "Whether the plan itself names the owners of its KPIs; if not, the page says so.", example: "our reading")
  static let offices = Key(
    "offices", .entry(.entries(key: "a job title of the plan", of: .text)), .optional,
    "The organisation of each job title that the plan names.", example: "{Head of SEND: Somerset Council}")
  static let units = Key(
    "units", .texts, .optional,
    "The nouns that this plan counts besides the common ones, and its rates, whose names begin with `per`.",
    example: "[plans, \"per 10,000 pupils\"]")
  static let alerts = Key(
    "alerts", .mapping("alerts of the plan"), .optional, "The rules by which alerts are raised.", example: "{restated: off}")
  static let spc = Key("spc", .entry(ControlReader.shape), .optional, "How XmR charts are drawn, or `off`.", example: "off")
  static let keys = KeySet(
    "plan", "The plan: the file `plan.yml`.",
    [plan, area, start, checkpoints, areasOfWeakness, actions, header, kpiOwners, offices, units, alerts, spc])

  static let areaTitle = Key("title", .text, .required, "Its title, in the plan's words.", example: "Inclusion in schools")
  static let successCriteria = Key(
    "success_criteria", .texts, .optional, "How we will know that it has improved.", example: "[Fewer children are excluded.]")
  static let areaOfWeakness = KeySet("area of weakness", "An area of weakness.", [areaTitle, successCriteria])
}
