package import Model

/// Looks in free text for signs that it may be about an identifiable person. A warning gives their kind and number, and never
/// quotes the text.
///
/// **Source**: NHS Data Dictionary, NHS NUMBER (ten digits, the last a check digit modulo 11); DfE, Unique pupil numbers (a
/// letter and twelve characters, the last of which may be a letter).
package enum PersonalText {
  /// `mayStand` is quick, and true for every text in which the sign is found.
  private typealias Sign = (
    kind: NarrativeWarning.Sign, mayStand: @Sendable (TextGlance) -> Bool, isFound: @Sendable (String) -> Bool
  )

  /// A warning for each kind of sign that is found in some of the texts.
  package static func warnings(in texts: [String]) -> [NarrativeWarning] {
    let glances = texts.map { TextGlance($0, callingNames: callingNames) }
    return signs.compactMap { sign in
      let count = zip(texts, glances).count { sign.mayStand($1) && sign.isFound($0) }
      guard count > 0 else { return nil }
      return .personal(sign.kind, texts: count)
    }
  }

  private static let signs: [Sign] = [
    (.nhsNumber, { $0.digits >= 10 }, { text in text.matches(of: tenDigits).contains { isNHSNumber($0.output) } }),
    (.pupilNumber, { $0.digits >= 11 }, { $0.contains(pupilNumber) }),
    (.postcode, { $0.digits >= 2 }, { $0.contains(postcode) }),
    (.dateOfBirth, { $0.digits >= 3 && $0.speaksOfBirth }, { $0.contains(birth) }),
    (
      .name, { $0.callsByName || $0.speaksOfAge },
      { text in text.contains(titled) || text.contains(called) || text.contains(aged) || givenNames(in: text) }
    ),
  ]

  // Regexes are not known to be Sendable; these are never changed. They are created once: a regex literal at the place of its
  // use would be created again for every text.

  nonisolated(unsafe) private static let tenDigits = /\b\d{3}[ .-]?\d{3}[ .-]?\d{4}\b/
  nonisolated(unsafe) private static let pupilNumber = /(?i)\b[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]\b/
  nonisolated(unsafe) private static let postcode = /\b(?i:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2})\b/
  nonisolated(unsafe) private static let twoNames = /\b([A-Z][a-z]+) [A-Z][a-z’'\-]+/

  /// `born 3 May 2014`, `born in March 2014`, `DOB 12Mar2014`, `d.o.b. 03/05/2014`.
  nonisolated(unsafe) private static let birth =
    /(?i)\b(dob|d\.o\.b\.?|date of birth|born( on| in)?)\W{0,3}(\d{4}-\d\d-\d\d|\d{1,2}(st|nd|rd|th)?[\/\-. ]*(of )?(\d{1,2}|[a-z]{3,9})[\/\-. ]*\d{2,4}|[a-z]{3,9} \d{4})\b/
  /// `Mrs O'Brien`, `Mr J. Smith`, `MR SMITH`, `Dr Jones`.
  nonisolated(unsafe) private static let titled = /\b(?:M(?i:rs?|s|iss|aster)|D(?i:r))\.? (?:[A-Z]\.? ){0,2}[A-Z][A-Za-z’'\-]+/
  nonisolated(unsafe) private static let called = /\b(named|called) [A-Z][a-z]+/
  /// `Jo Bloggs in year 7`, `Jo, aged 9`, `Jo (Year 4)`.
  nonisolated(unsafe) private static let aged =
    /\b[A-Z][a-z]+(, aged \d| \(?(in |from )?([Yy]ear ?\d|[Yy]\d|[Rr]eception|aged \d))/

  /// A common first name with another name after it. Names that are words too are not among them.
  private static func givenNames(in text: String) -> Bool {
    text.matches(of: twoNames).contains { common.contains(String($0.output.1)) }
  }

  /// Words in small letters that come before a name in the patterns above.
  private static let callingNames = Set(common.map { $0.lowercased() }).union([
    "mr", "mrs", "ms", "miss", "master", "dr", "named", "called",
  ])

  private static let common = Set(
    """
    Aaron Abigail Adam Aisha Alexander Alfie Ali Alice Amelia Amy Andrew Anna Archie Arthur Ben Benjamin Bethany Callum
    Cameron Caroline Charles Charlie Charlotte Chloe Connor Daniel David Dylan Edward Eleanor Ella Ellie Elliot Emily Emma
    Ethan Evie Fatima Finley Freddie Freya George Georgia Hannah Harrison Harry Harvey Henry Holly Ibrahim Isaac Isabella
    Isla Jacob Jake James Jamie Jane Jessica Joe John Joseph Joshua Kate Katie Kyle Laura Lauren Leah Leo Lewis Liam Logan
    Louis Louise Lucas Lucy Luke Maisie Maria Martha Mary Matilda Matthew Megan Mia Michael Millie Mohammad Mohammed Molly
    Muhammad Nathan Noah Nicole Oliver Olivia Oscar Owen Paul Peter Phoebe Rachel Rebecca Reuben Riley Robert Ryan Samuel
    Sarah Scarlett Sean Simon Sophia Sophie Stephen Theo Thomas Toby Tom Tyler William Yusuf Zachary Zara Zoe
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static func isNHSNumber(_ text: Substring) -> Bool {
    let digits = text.compactMap(\.wholeNumberValue)
    guard digits.count == 10 else { return false }
    let check = 11 - zip(digits, (2...10).reversed()).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return check != 10 && check % 11 == digits[9]
  }
}
