extension WordTable {
  /// A condition, what it means, and rows that pass and do not, as mappings of their columns.
  private struct Condition {
    let text: String
    let meaning: String
    let passes: [String]
    let fails: [String]

    init(_ text: String, _ meaning: String, passes: [String], fails: [String]) {
      (self.text, self.meaning, self.passes, self.fails) = (text, meaning, passes, fails)
    }
  }

  /// What a row must be.
  static let conditions = WordTable(
    heading: "Conditions",
    sentence:
      "The figure is for 31 March 2024. A column that a row does not name is blank in it; in `{}`, all columns are.",
    columns: ["condition", "a row passes where", "passes", "does not pass"],
    rows: (ofNames + ofNumbers + ofTimes + ofDays + ofGroups).map {
      ["`\($0.text)`", $0.meaning, code($0.passes), code($0.fails)]
    })

  private static let ofNames = [
    Condition(
      "{sen_status: [K, E]}", "SEN status is one of these codes; one alone needs no list",
      passes: ["{sen_status: K}", "{sen_status: E}"], fails: ["{sen_status: N}", "{}"]),
    Condition(
      "{outcome: {not: withdrawn}}", "outcome is anything else", passes: ["{outcome: upheld}", "{}"],
      fails: ["{outcome: withdrawn}"]),
    Condition("{primary_need: present}", "primary need is filled in", passes: ["{primary_need: SEMH}"], fails: ["{}"]),
    Condition("{primary_need: blank}", "primary need is not filled in", passes: ["{}"], fails: ["{primary_need: SEMH}"]),
  ]

  private static let ofNumbers = [
    Condition(
      "{headcount: {above: 20}}", "headcount is more than 20", passes: ["{headcount: 21}"], fails: ["{headcount: 20}", "{}"]),
    Condition("{headcount: {below: 20}}", "it is less than 20", passes: ["{headcount: 19}"], fails: ["{headcount: 20}", "{}"]),
    Condition("{headcount: {at_least: 20}}", "it is 20 or more", passes: ["{headcount: 20}"], fails: ["{headcount: 19}", "{}"]),
    Condition("{headcount: {at_most: 20}}", "it is 20 or less", passes: ["{headcount: 20}"], fails: ["{headcount: 21}", "{}"]),
    Condition(
      "{rate: {between: [2.5, 10]}}", "the rate is from 2.5 to 10, both included", passes: ["{rate: 2.5}", "{rate: 10}"],
      fails: ["{rate: 10.01}", "{}"]),
    Condition(
      "{headcount: {at_least: 5, below: 10}}", "all tests of the column hold", passes: ["{headcount: 5}"],
      fails: ["{headcount: 10}", "{headcount: 4}"]),
  ]

  private static let ofTimes = [
    Condition(
      "{issued_date: {within: 20 weeks, of: request_date}}", "it was issued from 0 days to 20 weeks after the request",
      passes: ["{request_date: 2023-04-01, issued_date: 2023-08-19}", "{request_date: 2023-04-01, issued_date: 2023-04-01}"],
      fails: ["{request_date: 2023-04-01, issued_date: 2023-08-20}", "{request_date: 2023-04-01}"]),
    Condition(
      "{answered_date: {over: 15 days, of: sent_date}}", "it was answered more than 15 days after it was sent",
      passes: ["{sent_date: 2023-04-01, answered_date: 2023-04-17}"],
      fails: ["{sent_date: 2023-04-01, answered_date: 2023-04-16}", "{sent_date: 2023-04-01}"]),
    Condition(
      "{request_date: {over: 18 weeks, of: the day}}",
      "more than 18 weeks have passed from the request to the figure's date; `within` can be used too",
      passes: ["{request_date: 2023-11-25}"], fails: ["{request_date: 2023-11-26}", "{}"]),
  ]

  private static let ofDays = [
    Condition(
      "{start_date: {before: 2023-09-01}}",
      "the start is before a date; a column of dates, or `the day` that the figure is for, can be named too",
      passes: ["{start_date: 2023-08-31}"], fails: ["{start_date: 2023-09-01}", "{}"]),
    Condition(
      "{start_date: {after: 2023-09-01}}", "it is after a date", passes: ["{start_date: 2023-09-02}"],
      fails: ["{start_date: 2023-09-01}", "{}", "{start_date: 2024-04-01}"]),
    Condition(
      "{start_date: {between: [2023-09-01, 2024-08-31]}}", "it is from one date to the other, both included",
      passes: ["{start_date: 2023-09-01}"], fails: ["{start_date: 2023-08-31}", "{start_date: 2024-04-01}", "{}"]),
    Condition(
      "{start_date: {on_or_after: sent_date}}", "it is on the date in another column or later",
      passes: ["{start_date: 2023-09-01, sent_date: 2023-09-01}"],
      fails: ["{start_date: 2023-09-01, sent_date: 2023-09-02}", "{start_date: 2023-09-01}", "{}"]),
    Condition(
      "{start_date: {on_or_before: sent_date}}", "it is on that date or earlier",
      passes: ["{start_date: 2023-09-01, sent_date: 2023-09-01}"],
      fails: ["{start_date: 2023-09-02, sent_date: 2023-09-01}", "{sent_date: 2023-09-01}"]),
    Condition(
      "{start_date: {not_before: sent_date}}", "it is on that date or later, or one of the two is blank",
      passes: ["{start_date: 2023-09-01, sent_date: 2023-09-01}", "{start_date: 2023-09-01}", "{}"],
      fails: ["{start_date: 2023-09-01, sent_date: 2023-09-02}"]),
    Condition(
      "{start_date: {not_after: sent_date}}", "it is on that date or earlier, or one of the two is blank",
      passes: ["{start_date: 2023-09-01, sent_date: 2023-09-01}", "{sent_date: 2023-09-01}"],
      fails: ["{start_date: 2023-09-02, sent_date: 2023-09-01}"]),
  ]

  private static let ofGroups = [
    Condition(
      "{any: [{in_education: yes}, {safely_at_home: yes}]}", "at least one of the filters in the list passes",
      passes: ["{in_education: yes, safely_at_home: no}", "{safely_at_home: yes}"], fails: ["{in_education: no}", "{}"]),
    Condition(
      "{not: {sen_status: N, phase: Primary}}", "the filter does not pass: not all of its conditions hold",
      passes: ["{sen_status: N, phase: Secondary}", "{}"], fails: ["{sen_status: N, phase: Primary}"]),
  ]
}
