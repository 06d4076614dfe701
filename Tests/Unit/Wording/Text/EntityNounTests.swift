import Model
import Testing
import Wording

@Suite struct EntityNounTests {
  @Test(arguments: [
    ("child_id", "child", "children"), ("person_id", "person", "people"), ("pupil_id", "pupil", "pupils"),
    ("school_urn", "school", "schools"), ("urn", "school", "schools"), ("upn", "assessment enquiry", "assessment enquiries"),
    ("agency_id", "agency", "agencies"), ("search_id", "search", "searches"), ("id", "id", "ids"),
  ])
  func `whom an identifier stands for`(column: String, singular: String, plural: String) {
    let source = SourceDefinition(
      name: "visits", title: "Visits", files: ["visits"],
      columns: [
        ColumnDefinition(name: "urn", kind: .identifier(domain: "school")),
        ColumnDefinition(name: "upn", kind: .identifier(domain: "assessment enquiry")),
        ColumnDefinition(name: "child_id", kind: .identifier(domain: "person")),
      ], key: [])
    let noun = EntityNoun(column, in: source)
    #expect(noun.singular == singular)
    #expect(noun.plural == plural)
  }
}
