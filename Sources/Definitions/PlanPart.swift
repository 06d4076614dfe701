/// The files of a plan that it may do without, one of each: `risks.yml` …
package enum PlanPart: String, Sendable, CaseIterable {
  case risks, qualitative, governance, people

  package var fileName: String { rawValue + ".yml" }
}
