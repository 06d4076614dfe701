/// How much a definition may hold. A real plan needs a tenth of it. Beyond it somebody has pasted what belongs elsewhere, and
/// the page, the papers and the mails would all have to carry it.
package enum DefinitionBounds {
  /// The most bytes of one file.
  package static let bytes = 1 << 20
  /// The most files of one folder.
  package static let files = 500
  /// The most characters of a text: about a page of print.
  static let text = 4_000
  /// The most characters of the rows of a worked example.
  static let example = 100_000
  /// The most characters of a key, the name before a colon.
  static let name = 400
  /// The largest number, without its sign: a thousand million million.
  static let number = 1e15
  /// The most entries of a list or a mapping.
  static let entries = 1_000
}
