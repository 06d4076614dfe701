import JSON

/// A value as it comes back from what is published: with its sentences, and without what they were made from.
func published<Value: Codable>(_ value: Value) throws -> Value {
  try PublishedJSON.decode(Value.self, from: PublishedJSON.encode(value))
}
