internal import Extractors

/// What the references in a column identify, where its heading and its values say that it holds references.
///
/// `Contact ID`, `Note ref` and `Details ID` have a word that people's names and words about them have too; the other word, and
/// values with a digit in each, say that they are none.
enum ReferenceGuess {
  /// No reference has more characters.
  private static let longest = 40

  /// The domain of the identifiers, which is empty where the heading names none; nil where they are no references.
  static func domain(_ column: SampleColumn, _ heading: HeadingWords, isUnique: Bool) -> String? {
    guard column.withDigits == column.filled, column.likeNames == 0, column.longest <= longest,
      column.standardDays * 2 < column.filled, column.likePhones * 2 < column.filled
    else { return nil }
    if heading.isPerson, areReferencesToPeople(column) { return "person" }
    guard let domain = heading.reference, isUnique || heading.endsInReference && heading.isPersonal else { return nil }
    return heading.isCounter && !areRowNumbers(column) ? nil : domain
  }

  /// NHS numbers, UPNs, `C0087`: no small numbers, which may say how many people there are, and no bands of ages.
  private static func areReferencesToPeople(_ column: SampleColumn) -> Bool {
    column.likeReferences == column.filled && column.places == 0 && column.withThousands + column.withPercentSigns == 0
      && (column.numbers == 0 || column.smallest >= 1_000)
  }

  /// 1, 2, 3 and so on; or no numbers at all.
  private static func areRowNumbers(_ column: SampleColumn) -> Bool {
    column.numbers == 0
      || column.isWhole && column.numbers == column.filled && column.largest - column.smallest + 1 == Double(column.filled)
  }
}
