internal import Model

/// Reads `to_confirm` of a baseline, a target or a reading.
enum ConfirmationReader {
  static let what = Key(
    "what", .text, .required, "What is to be confirmed.", example: "That 900% is a misprint for 90%.")
  static let by = Key("by", .text, .required, "The job title of the person who is to confirm it.", example: "Head of SEND")
  static let since = Key(
    "since", .day, .required, "The date since which it has been open. Scorecards for earlier dates do not show it.",
    example: "2023-04-01")
  static let keys = KeySet("note to confirm", "Something that nobody has agreed yet.", [what, by, since])

  /// The key of the mapping that it is about.
  static let toConfirm = Key(
    "to_confirm", .mapping(keys.name), .optional,
    "What nobody has agreed yet. The page, the papers and the workbook list it, with a mark at the number.",
    example: "{what: \"Is the baseline of 31 March 2023 the right one?\", by: Head of SEND, since: 2023-04-01}")

  /// What the mapping leaves to be confirmed; nil where that is nothing. `name` is the checkpoint or the reading.
  static func confirmation(_ fields: Fields, _ about: Confirmation.About, name: String = "") -> Confirmation? {
    fields[toConfirm].flatMap { entry in
      keys.read(entry) { fields in
        let (what, by, since) = (fields[what], fields[by], fields[since])
        guard let what, let by, let since else { return nil }
        return Confirmation(about, name: name, what: what, by: by, since: since)
      }
    }
  }
}
