/// The keys of a file of `sources/`.
extension SourceReader {
  static let source = Key(
    "source", .text, .required, "Its name, which measures and the names of its files have.", example: "exclusions")
  static let title = Key(
    "title", .text, .required, "What people call its rows, as a plural noun.", example: "Permanent exclusions")
  static let isOptional = Key("optional", .yesOrNo, .optional(default: "no"), "Whether it need not arrive.", example: "yes")
  static let files = Key(
    "files", .texts, .optional(default: "the source's name"),
    "How the names of its files begin, without `.csv`; one export may feed several sources.", example: "[school-census]")
  static let rows = Key(
    "rows", .mapping("filter"), .optional(default: "all rows"),
    "The rows of the export that are this source's own; the others are skipped before they are checked, and counted.",
    example: "{category: [PERM]}")
  static let key = Key(
    "key", .entry(.either([.list(of: .name(of: "a column")), .words(["none"])])), .required,
    "The columns by which a row is unique: of two rows with one key the last counts. `none` where each row is its own.",
    example: "[exclusion_id]")
  static let columns = Key(
    "columns", .entry(.entries(key: "the name of a column", of: .mapping("column"))), .required, "Its columns, by their names.",
    example: "{start_date: {type: day}}")
  static let layout = Key(
    "layout", .mapping("layout"), .optional, "The delimiter, and the lines around the table.", example: "{title_lines: any}")
  static let laterVersion = Key(
    "later_version", .name(of: "a column of dates or whole numbers"), .optional(default: "the row that is read last"),
    "The column that says which of two rows with one key is the later version.", example: "extract_date")
  static let datedBy = Key(
    "dated_by", .name(of: "a column of days"), .optional(default: "the first column of days"),
    "The column by which the age of the export is judged.", example: "start_date")
  static let rejectLimit = Key(
    "reject_limit", .mapping("reject limit"), .optional, "How many rejected rows refuse the whole export.",
    example: "{percent: 2, at_least: 5, even_if_few_percent: 20}")
  static let senseChecks = Key(
    "sense_checks", .entry(.either([.words(["off"]), .mapping("sense checks")])), .optional(default: "all checks"),
    "What is not looked for in its rows, or `off`.", example: "{off: [gaps], quiet_months: [8]}")
  static let dueDay = Key(
    "due_day", .wholeNumber(in: 1...31), .optional(default: "1"),
    "The day of the month by which the export of the month before should arrive.", example: "10")
  static let alerts = Key(
    "alerts", .mapping("alerts of a source"), .optional, "The rules for its alerts, where they differ from the plan's.",
    example: "{source_stale: off}")
  static let mayShrink = Key(
    "may_shrink", .yesOrNo, .optional(default: "no"), "Whether fewer than half of the earlier rows are no surprise.",
    example: "yes")
  static let registerOf = Key(
    "register_of", .text, .optional,
    "The domain whose register it is, so that other exports can look up its columns: its key is one identifier of that domain.",
    example: "school")
  static let links = Key(
    "links", .mapping("links"), .optional,
    "Which two of its numbers belong to one entity, such as a school that became an academy.",
    example: "{of: school, from: urn, to: link_urn, where: {link_type: successor}}")
  static let lookedUp = Key(
    "looked_up", .entry(.entries(key: "the name of a new column of days", of: .mapping("looked-up column"))), .optional,
    "Days that are looked up in another source, by an identifier both have: every measure of this source can use them.",
    example: "{first_contact: {first: contact_date, in: contacts, by: person_id, not_before: referral_date}}")

  static let keys = KeySet(
    "source", "One export: a file of `sources/`.",
    [
      source, title, isOptional, files, rows, key, columns, layout, laterVersion, datedBy, rejectLimit, senseChecks, dueDay,
      alerts, mayShrink, registerOf, links, lookedUp,
    ])
}
