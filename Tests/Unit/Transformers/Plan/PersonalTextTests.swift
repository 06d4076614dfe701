import Model
import Testing
import Transformers
import Wording

/// What free text may hold that says who a child is.
@Suite struct PersonalTextTests {
  @Test(arguments: [
    ("call me on 943 476 5919", "an NHS number"), ("UPN A123456789012", "a unique pupil number"),
    ("moved to TA1 4DY", "a postcode"), ("born on 3/4/2012", "a date of birth"), ("DOB: 03-Apr-2012", "a date of birth"),
    ("DOB 2012-04-03", "a date of birth"), ("born on 3rd April 2012", "a date of birth"),
    ("upn a123456789012", "a unique pupil number"),
    ("Mrs Smith agreed", "a name"), ("a boy named Alex", "a name"), ("Mrs O'Brien came", "a name"), ("MR J. SMITH", "a name"),
    ("Dr Jones wrote", "a name"), ("Ottoline in year 7", "a name"), ("thanks to Jamie Bloggs", "a name"),
    ("DOB 12Mar2014", "a date of birth"), ("born in March 2014", "a date of birth"), ("NHS 943.476.5919", "an NHS number"),
    ("TA1  4DY", "a postcode"),
  ])
  func `what may be about somebody is told by its kind alone`(text: String, kind: String) {
    #expect(
      PersonalText.warnings(in: ["all is well", text]).map(\.sentence)
        == ["1 text with what looks like \(kind). Remove anything about a child"])
  }

  @Test(arguments: [
    "943 476 5918 is no NHS number", "Reviewed on 3/4/2023", "KPI 5 is red", "12 weeks at 19", "Ms is a title", "75% of 128",
    "Q1 2nd half",
    "Area Inclusion Partnership", "Head of Service, Vulnerable Learners", "Summer Term, Year 7 transfers", "born of need",
  ])
  func `what is not about anybody is not warned of`(text: String) { #expect(PersonalText.warnings(in: [text]) == []) }
}
