/// An alert is flat in `scorecard.json` and `alerts.json`: one object holds the key, the days and the finding.
extension Alert: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, rule, figure, subject, checkpoint, owner, severity, state, firingSince, openedOn, clearSince, resolvedOn, asOf, value
    case threshold, message, statement
  }

  /// Reads an alert. In feeds from before the ledger, the owner and the day since which the problem has lasted are missing.
  ///
  /// **Throws**: `DecodingError` where a key is missing that every version wrote, or a value has another shape.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let rule = try values.decode(Rule.self, forKey: .rule)
    let asOf = try values.decode(Day.self, forKey: .asOf)
    if let figure = try values.decodeIfPresent(FigureID.self, forKey: .figure) {
      key = AlertKey(rule, figure, checkpoint: try values.decodeIfPresent(String.self, forKey: .checkpoint) ?? "")
    } else {
      key = AlertKey(rule, subject: try values.decode(String.self, forKey: .subject))
    }
    owner = try values.decodeIfPresent(String.self, forKey: .owner) ?? ""
    state = try values.decode(State.self, forKey: .state)
    openedOn = try values.decodeIfPresent(Day.self, forKey: .openedOn)
    firingSince = try values.decodeIfPresent(Day.self, forKey: .firingSince) ?? openedOn ?? asOf
    clearSince = try values.decodeIfPresent(Day.self, forKey: .clearSince)
    resolvedOn = try values.decodeIfPresent(Day.self, forKey: .resolvedOn)
    finding = Finding(
      severity: try values.decode(Severity.self, forKey: .severity), asOf: asOf,
      value: try values.decodeIfPresent(Double.self, forKey: .value),
      threshold: try values.decodeIfPresent(Double.self, forKey: .threshold),
      message: try values.decode(String.self, forKey: .message),
      statement: try values.decodeIfPresent(String.self, forKey: .statement))
  }

  /// Writes the alert as one flat object, with its `id`.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(key.rule, forKey: .rule)
    try values.encodeIfPresent(key.figure, forKey: .figure)
    try values.encode(key.subject, forKey: .subject)
    if !key.checkpoint.isEmpty { try values.encode(key.checkpoint, forKey: .checkpoint) }
    try values.encode(owner, forKey: .owner)
    try values.encode(finding.severity, forKey: .severity)
    try values.encode(state, forKey: .state)
    try values.encode(firingSince, forKey: .firingSince)
    try values.encodeIfPresent(openedOn, forKey: .openedOn)
    try values.encodeIfPresent(clearSince, forKey: .clearSince)
    try values.encodeIfPresent(resolvedOn, forKey: .resolvedOn)
    try values.encode(finding.asOf, forKey: .asOf)
    try values.encodeIfPresent(finding.value, forKey: .value)
    try values.encodeIfPresent(finding.threshold, forKey: .threshold)
    try values.encode(finding.message, forKey: .message)
    try values.encodeIfPresent(finding.statement, forKey: .statement)
  }
}
