import Model
import Testing
import Wording

@Suite struct JoinedListTests {
  @Test(arguments: [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
  func `a list reads as people write it`(list: [String], sentence: String) {
    #expect(list.joinedInWords == sentence)
  }

  @Test func `a capital goes to the beginning alone`() {
    #expect("eHC plans".withCapital == "EHC plans" && "".withCapital.isEmpty && "Über".withCapital == "Über")
  }

  @Test func `what is counted has no part of one`() {
    #expect(Unit("exclusions").limit(123.2, .lower) == 123 && Unit("exclusions").limit(123.2, .higher) == 124)
    #expect(Unit.percent.limit(12.5, .lower) == 12.5)
    #expect(Unit("exclusions").orBetter(.lower) == "or fewer" && Unit.percent.orBetter(.lower) == "or less")
    #expect(Unit.percent.orBetter(.higher) == "or more")
  }
}
