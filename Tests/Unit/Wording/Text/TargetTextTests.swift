import Model
import Testing
import Wording

@Suite struct TargetTextTests {
  @Test(arguments: [
    (Unit.percent, 100, "100%"), (.percent, 72.5, "72.5%"), (.months, 12, "12 months"), (.weeks, 12.5, "12.5 weeks"),
    (.counted("exclusions"), 96, "96 exclusions"), (.counted("children"), 7473, "7,473 children"), (.days, 15, "15 days"),
    // A weeks' value that shows as 6.0 is whole to the reader.
    (.weeks, 6.04, "6 weeks"),
  ])
  func `a whole target has no decimal place`(unit: Unit, target: Double, text: String) {
    #expect(unit.aim(target) == text)
  }

  @Test func `the side on which a value meets it is said, but not above all of it`() {
    #expect(Unit.percent.aimOrBetter(100, .higher) == "100%")
    #expect(Unit.percent.aimOrBetter(45, .lower) == "45% or less")
    #expect(Unit.counted("schools").aimOrBetter(200, .higher) == "at least 200")
    #expect(Unit.counted("exclusions").aimOrBetter(96, .lower) == "96 or fewer")
  }

  @Test func `percentages are points apart`() {
    #expect(Unit.percent.gap(-6.5) == "6.5 percentage points")
    #expect(Unit.percent.gap(1) == "1 percentage point")
    #expect(Unit.counted("schools").gap(-8) == "8 schools")
    #expect(Unit.months.gap(2.9) == "2.9 months")
  }
}
