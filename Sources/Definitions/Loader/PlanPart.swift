/// The files that a plan need not have, one of each kind: `risks.yml`, `qualitative.yml`, `governance.yml`, `people.yml`.
package enum PlanPart: String, Sendable, CaseIterable {
  case risks, qualitative, governance, people

  /// The name of the file in the definitions folder, such as `risks.yml`.
  package var fileName: String { rawValue + ".yml" }

  /// Whether a file with this name is meant to be this part: `Risks.yml` and `risks.yaml` are meant to be `risks.yml`.
  package func isMeant(by name: String) -> Bool {
    [fileName, rawValue + ".yaml"].contains(name.lowercased())
  }
}
