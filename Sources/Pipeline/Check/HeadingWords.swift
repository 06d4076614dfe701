/// What the words of a heading say of its column, whatever its values are.
///
///     HeadingWords("LAchildID").domain               // person
///     HeadingWords("School URN").domain              // school
///     HeadingWords("Exclusion Number").domain        // exclusion
///     HeadingWords("Contact ID").reference           // contact
///     HeadingWords("Pupil name").isPersonal          // true
struct HeadingWords {
  /// The words in lower case: `LAchildID` is `la`, `child`, `id`.
  let words: [String]
  /// Whether it is a whole sentence, as a survey's question is: what it mentions is not what its answers are.
  let isSentence: Bool

  init(_ heading: String) {
    var words: [String] = []
    var word = ""
    var previous: Character = " "
    let letters = Array(heading)
    for (index, letter) in letters.enumerated() {
      guard letter.isLetter || letter.isNumber else {
        if !word.isEmpty, !"'’".contains(letter) { words.append(word) }
        if !"'’".contains(letter) { word = "" }
        previous = letter
        continue
      }
      let next: Character = index + 1 < letters.count ? letters[index + 1] : " "
      let isKnown = Self.abbreviations.contains(word) || Self.abbreviations.contains(word + String(letter))
      let begins =
        previous.isLowercase && letter.isUppercase
        // `HTTPServer` is `http`, `server`; `CINdetails` is `cin`, `details`, because people know CIN.
        || (previous.isUppercase && letter.isUppercase && next.isLowercase && (!isKnown || Self.abbreviations.contains(word)))
        || (letter.isLowercase && Self.abbreviations.contains(word))
      if begins, !word.isEmpty {
        words.append(word)
        word = ""
      }
      word.append(letter)
      previous = letter
    }
    if !word.isEmpty { words.append(word) }
    self.words = words.map { $0.lowercased() }
    isSentence = words.count > 8 || heading.contains("?")
  }

  private var last: String { words.last ?? "" }
  private func has(_ some: Set<String>) -> Bool { words.contains(where: some.contains) }

  /// What the column identifies, as a domain of identifiers; nil where the heading names no identifier. Empty for a heading that
  /// is `ID` alone, and for a sentence that ends in such a word.
  var domain: String? {
    if isSentence, !Self.identifyingWords.contains(last) { return nil }
    if has(Self.schoolNumbers) || words.joined().contains("laestab") { return "school" }
    if has(Self.personNumbers) { return "person" }
    guard Self.numberWords.contains(last), !has(["of"]), !has(Self.contacts), !isPeriod, !isTimeIdentifier else { return nil }
    if last == "code" { return has(Self.schools) ? "school" : nil }
    if has(Self.people) { return "person" }
    if has(Self.schools) { return "school" }
    if isSentence { return "" }
    let noun = words.dropLast().filter { !Self.numberWords.contains($0) && !["unique", "the"].contains($0) }
    guard noun.isEmpty else { return noun.joined(separator: "_") }
    return has(Self.referenceWords) || words.count == 1 && !Self.counters.contains(last) ? "" : nil
  }

  /// What the column identifies where its values look like references, whatever other word makes it look personal; nil where the
  /// heading has no word for a reference. Empty for `Ref ID`, which names nothing else.
  var reference: String? {
    let isNumbered = has(Self.referenceWords) || Self.counters.contains(last) && !has(["of", "on"])
    guard isNumbered, !isSentence, !isBirth, !isTimeIdentifier, !has(Self.phones) else { return nil }
    if has(Self.schoolNumbers) { return "school" }
    if has(Self.personNumbers) || has(Self.people) && !has(Self.personalWords) { return "person" }
    if has(Self.schools), !has(Self.personalWords) { return "school" }
    return words.filter { !Self.numberWords.contains($0) && !["unique", "the", "of"].contains($0) }.joined(separator: "_")
  }

  /// Whether its last word is one that nothing but a reference has: `Contact ID`, and not `Contact No`, which may be a telephone's.
  var endsInReference: Bool { Self.referenceWords.contains(last) && !isTimeIdentifier }

  /// Whether it is `No` or `Number` alone: the numbers of the rows, or how many there are of something.
  var isCounter: Bool { words.allSatisfy(Self.counters.contains) }

  /// Whether it names a person and nothing of them: `Patient`, `Young person`. References may be below it, and so may numbers of
  /// people.
  var isPerson: Bool {
    Self.people.subtracting(["base", "respondent"]).contains(last) && words.count <= 3 && !isSentence && !isPersonal
  }

  /// Whether it is the heading by which published statistics say what part of a year a row is about.
  private var isTimeIdentifier: Bool { words == ["time", "identifier"] }

  /// Whether the column holds names, addresses or words about somebody.
  var isPersonal: Bool {
    if has(isSentence ? Self.personalWords.subtracting(["by"]) : Self.personalWords) { return true }
    if ["first", "last", "middle", "given", "family"].contains(last) { return true }
    return has(["name", "names"]) && !has(Self.placesAndThings)
  }

  /// Whether its names are those of places and things.
  var isOfPlaces: Bool { has(Self.placesAndThings) }

  /// Whether its numbers are codes: nobody adds them up.
  var isCode: Bool { ["code", "codes", "category", "type", "status", "phase", "group", "band", "level", "flag"].contains(last) }

  /// Whether it says when something was.
  var isPeriod: Bool { has(["year", "period", "term", "month", "quarter", "date", "academic", "financial"]) }

  /// Whether it is a day of birth, which dates no row.
  var isBirth: Bool { has(["dob", "birth", "born", "birthday"]) }

  /// Capitals before a small letter that are a word of their own.
  private static let abbreviations: Set<String> = [
    "LA", "CIN", "CP", "CLA", "SEN", "SEND", "EHC", "EHCP", "UPN", "URN", "NFA", "ID", "FSM", "ICPC", "CPC", "AP", "NHS", "NEET",
    "ICB", "DfE", "PC", "AY", "FY",
  ]
  private static let schoolNumbers: Set<String> = ["urn", "estab", "ukprn"]
  private static let personNumbers: Set<String> = ["upn", "uln", "nhs", "mosaic"]
  private static let numberWords: Set<String> = [
    "id", "ids", "identifier", "ref", "reference", "number", "no", "num", "key", "code", "uid", "guid", "uuid",
  ]
  /// Those that are no number of anything else.
  private static let referenceWords: Set<String> = [
    "id", "ids", "identifier", "ref", "reference", "uid", "guid", "uuid", "urn", "upn", "uln", "uprn", "ukprn",
  ]
  private static let counters: Set<String> = ["number", "no", "num", "nr"]
  private static let identifyingWords = schoolNumbers.union(personNumbers).union(numberWords)
  private static let people: Set<String> = [
    "pupil", "child", "person", "student", "learner", "client", "patient", "yp", "cyp", "user", "respondent", "base",
  ]
  private static let schools: Set<String> = ["school", "establishment", "dfe", "academy"]
  private static let phones: Set<String> = ["phone", "telephone", "tel", "mobile", "fax", "house"]
  private static let contacts = phones.union(["contact"])
  private static let personalWords: Set<String> = contacts.union([
    "forename", "forenames", "surname", "firstname", "lastname", "fullname", "address", "street", "postcode", "email", "mail",
    "comment", "comments", "note", "notes", "narrative", "description", "details", "text", "worker", "officer", "manager",
    "teacher", "parent", "carer", "guardian", "mother", "father", "gp", "initials", "title", "author", "lead", "by",
  ])
  private static let placesAndThings: Set<String> = [
    "school", "la", "lea", "local", "authority", "region", "country", "area", "ward", "district", "setting", "provider", "trust",
    "establishment", "programme", "course", "team", "service", "icb", "ics", "group", "category", "breakdown", "place", "town",
    "county", "constituency", "characteristic",
  ]
}
