import Drawing
import Pipeline
import Testing

/// Headings that are whole sentences, as surveys have them.
@Suite struct SentenceHeadingTests {
  /// The names of the columns that are suggested for these headings, each with the lines below it.
  private static func columns(_ headings: [String], _ values: [[String]]) throws -> [(name: String, lines: String)] {
    let rows = ([headings] + values).map { row in
      row.map { "\"\($0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\"" }
        .joined(separator: ",") + "\n"
    }
    let text = try FileSuggestionTests.suggestion(rows.joined(), name: "survey.csv").text
    let lines = text.split(separator: "\n").map(String.init).drop { $0 != "columns:" }.dropFirst()
    var columns: [(name: String, lines: String)] = []
    for line in lines {
      if line.hasPrefix("    ") {
        columns[columns.count - 1].lines += line
      } else {
        columns.append((String(line.dropFirst(2).dropLast()), ""))
      }
    }
    return columns
  }

  private static let answers = (0..<18).map { row in ["Agree", "Disagree", "Neither"][row % 3] }

  private static func names(_ headings: [String]) throws -> [String] {
    try columns(headings, answers.map { answer in headings.map { _ in answer } }).map(\.name)
  }

  @Test func `a name has the words that say most, and those in which headings differ`() throws {
    let question = "3) To what extent do you agree or disagree with the following statements? - "
    let found = try Self.names([
      "Q2. Does your child have an education, health and care (EHC) plan, or has one been requested?",
      question + "My child's needs are understood by the staff who work with them",
      question + "My child is making progress towards their outcomes", question + "I am kept informed",
      "How satisfied are you, overall, with the services\nthat your child receives?", "School",
    ])
    #expect(
      found == [
        "q2_child_education_health_care_ehc_plan", "q3_extent_agree_childs_needs_understood",
        "q3_extent_agree_child_making_progress",
        "q3_extent_agree_kept_informed", "satisfied_overall_services_child", "school",
      ])
  }

  @Test func `a heading that fits into a name has all its words`() throws {
    #expect(
      try Self.names(["How old is your child?", "What do you think of it"]) == [
        "how_old_is_your_child", "what_do_you_think_of_it",
      ])
  }

  @Test func `what a question mentions is not what its answers are`() throws {
    let found = try Self.columns(
      [
        "Response ID", "How satisfied are you with NHS services?",
        "Were the decisions taken by the school explained to you in good time?",
      ],
      Self.answers.enumerated().map { ["\($0.offset)", $0.element, $0.element] })
    for column in found[1...] { #expect(column.lines.contains("type: code"), "\(column)") }
    let asked = try Self.columns(
      [
        "Response ID", "What is your child's unique pupil number (UPN)?",
        "Which officer helped you with your request for an assessment?",
      ],
      (0..<12).map { ["\($0)", "H92034756190\($0)", $0 % 2 == 0 ? "Ash" : "Beech"] })
    #expect(asked[1].lines.contains("domain: person"))
    #expect(asked[2].lines.contains("type: text"))
  }

  /// Whatever is in them, each has a name of its own that the program reads: otherwise nothing would be suggested.
  @Test(arguments: 0..<60)
  func `names are valid, short and different`(number: Int) throws {
    var random = SeededGenerator(case: number)
    let words = [
      "How", "satisfied", "are", "you", "with", "the", "any", "not", "of", "child's", "Q1.", "12)", "2023", "–", "(EHCP)",
      "école",
      "£", "50%", "\"plan\"", "school?", "\n", "😀", "support,", "key", "Übergang", String(repeating: "long", count: 15), "3a",
      "…",
    ]
    let headings = (0..<Int.random(in: 2...14, using: &random)).map { _ in
      let more = (0..<Int.random(in: 0...30, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      return ((["How", "Which", "Q1.", "Does"].randomElement(using: &random).map { [$0] } ?? []) + more).joined(separator: " ")
    }
    let names = try Self.names(headings)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.count <= 50)
      #expect(
        name.first?.isLetter == true && name.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLowercase || $0.isNumber) }, "\(name)")
    }
  }
}
