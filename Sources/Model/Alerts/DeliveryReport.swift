/// What became of the notices that were waiting.
package struct DeliveryReport: Sendable {
  /// The mail system took them.
  package var sent = 0
  /// It did not.
  package var failed = 0
  /// There is nobody to send them to yet.
  package var waiting = 0

  /// Of no notice.
  package init() {}
}
