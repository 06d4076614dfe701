/// The files of a plan that it may do without, one of each: `risks.yml` …
package enum PlanPart: String, Sendable, CaseIterable {
  case risks, qualitative, governance, people

  package var fileName: String { rawValue + ".yml" }

  /// `Risks.yml`, `risks.yaml`: whoever names a file so means this.
  package func isMeant(by name: String) -> Bool {
    [fileName, rawValue + ".yaml"].contains(name.lowercased())
  }
}
