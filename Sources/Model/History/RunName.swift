/// The names of runs.
package enum RunName {
  /// What a run is called that publishes nothing, so that no run of this name can be found: it comes after the names of all others.
  package static let unpublished = "unpublished-run"

  /// What stands for the name of the run that would publish what is predicted; it too comes after the names of all others.
  package static let predicted = "this-run"
}
