/// The names of runs.
package enum RunName {
  /// What a run is called that publishes nothing, so that no run of this name can be found: it comes after the names of all others.
  package static let unpublished = "this-run"
}
