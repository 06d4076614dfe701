/// Which values of a figure are better: higher ones, such as a share of pupils reached, or lower ones, such as a wait.
package enum Better: String, Sendable, Codable, CaseIterable {
  case higher, lower
}
