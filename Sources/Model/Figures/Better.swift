package enum Better: String, Sendable, Codable, CaseIterable {
  case higher, lower
}
