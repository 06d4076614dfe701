package import Model

extension Alert {
  /// `warning, open`.
  package var severityAndState: String { "\(finding.severity.rawValue), \(state.rawValue)" }

  /// The same, but for one that is over: nothing is bad any more.
  package var stateInWords: String { state == .resolved ? "resolved" : severityAndState }
}
