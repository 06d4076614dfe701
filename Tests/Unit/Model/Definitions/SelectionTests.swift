import Model
import Testing

@Suite struct SelectionTests {
  @Test func `each way of choosing KPIs is read`() throws {
    let selection = try Selection(["7,8", "5a", "area:2, action:2.1", "source:sen_support", "state:not-computed", "changed"])
    #expect(
      selection.terms == [
        .figure("7"), .figure("8"), .figure("5a"), .named(.area, "2"), .named(.action, "2.1"), .named(.source, "sen_support"),
        .named(.state, "not-computed"), .changed,
      ])
    #expect(try Selection([]).isEmpty)
    #expect(try Selection([" , "]).isEmpty)
  }

  @Test func `a state is read as the published files write it, too`() throws {
    for text in ["not_computed", "not-computed"] {
      #expect(try Selection(["state:\(text)"]).terms == [.named(.state, "not-computed")])
    }
    #expect(Selection.states.allSatisfy { !$0.contains(" ") && !$0.contains("_") })
    #expect(
      Set(Selection.states).isSuperset(of: ["red", "amber", "green", "provisional", "not-run", "missing-column", "no-target"]))
  }

  @Test func `a term that no plan could understand is a fault that says which`() {
    let cases: [(String, SelectionFault)] = [
      ("aera:2", .unknownKind("aera")), (":2", .unknownKind("")), ("area:", .noName(.area)),
      ("state:redd", .unknownName(.state, "redd", known: Selection.states)),
    ]
    for (text, fault) in cases { #expect(throws: fault) { try Selection(["7", text]) } }
  }

  @Test func `only states and changes need what is published`() throws {
    for text in ["7", "area:2", "action:2.1", "source:x"] { #expect(try !Selection([text]).asksForPublished) }
    for text in ["state:red", "changed", "7,changed"] { #expect(try Selection([text]).asksForPublished) }
  }
}
