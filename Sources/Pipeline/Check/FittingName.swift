/// As many words as a name has room for.
enum FittingName {
  /// No name has more characters, unless a number is added.
  static let longest = 40

  /// The first words that fit, after a beginning of a name.
  static func of(_ words: some Sequence<String>, after beginning: String = "", upTo longest: Int = Self.longest) -> String {
    var name = beginning
    for word in words {
      guard name.isEmpty || name.count + word.count < longest else { break }
      name += (name.isEmpty ? "" : "_") + word.prefix(longest)
    }
    return name
  }
}
