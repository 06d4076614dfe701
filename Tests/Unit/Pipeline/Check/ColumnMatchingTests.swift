import Drawing
import Pipeline
import Testing

/// What a source of the plan would need to read an unknown file.
@Suite struct ColumnMatchingTests {
  private static let plan = """
    plan: A plan
    area: Northmoor
    start: 2023-04-01
    checkpoints: {a year: 2024-03-31}
    """
  private static let source = """
    source: referrals
    title: Referrals
    key: [referral_id]
    columns:
      referral_id: {type: identifier, domain: referral}
      referral_date: {type: day}
      reason: {type: code, codes: [speech, school]}
    """
  private static let file =
    "Date of Referral,Ref ID,Reason\n"
    + (0..<40).map {
      "\(10 + $0 % 20)/01/2024,R\(100 + $0),\($0 % 2 == 0 ? "hearing" : "speech")\n"
    }.joined()

  private static func suggestion() throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(plan, to: "Pipelines/plan.yml")
    try folder.write("", to: "Pipelines/kpis/README.md")
    try folder.write(source, to: "Pipelines/sources/referrals.yml")
    try folder.write(file, to: "new.csv")
    let found = try Suggestions(
      for: ["\(folder.path)/new.csv"], source: nil, input: folder.path, pipelines: "\(folder.path)/Pipelines")
    #expect(found.notes == [])
    return try #require(found.found.first).text
  }

  @Test func `an identifier takes no column of dates`() throws {
    let text = try Self.suggestion()
    #expect(text.contains("#     referral_id:\n#       headings: [Ref ID]  # nearest name\n"))
    #expect(text.contains("#     referral_date:\n#       headings: [Date of Referral]"))
  }

  @Test func `a value that the definition shows is not hidden above it`() throws {
    let text = try Self.suggestion()
    #expect(text.contains("codes: [hearing, speech]"))
    #expect(text.contains("# hearing: 20 rows, first in row 1. Which code is it?"))
    #expect(!text.contains("hidden"))
  }
}
