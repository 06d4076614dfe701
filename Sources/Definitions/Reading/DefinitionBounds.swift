internal import Model

/// How much a definition may hold. A real plan needs a tenth of it; beyond it somebody has pasted what belongs elsewhere, and the
/// page, the papers and the mails would all bear it.
package enum DefinitionBounds {
  /// Of one file.
  package static let bytes = 1 << 20
  /// In one folder.
  package static let files = 500
  /// Of a text, in characters: about a page of print.
  static let text = 4_000
  /// Of the rows that a worked example stands on.
  static let example = 100_000
  /// Of a name: whatever stands before a colon.
  static let name = 400
  /// Of a number, without its sign: a thousand million million.
  static let number = 1e15
  /// Of a list or a mapping.
  static let entries = 1_000
}
