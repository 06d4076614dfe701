import Model
import Testing

@Suite struct ScreenTests {
  @Test(arguments: [(1, 80), (80, 80), (133, 133), (200, 200), (5000, 200)])
  func `a table has at least 80 columns and at most 200`(columns: Int, width: Int) {
    #expect(Screen(width: columns, hasColour: false).width == width)
  }

  @Test func `what goes to a program is not wrapped`() {
    #expect(Screen.pipe.width == nil && Screen.pipe.textWidth(indent: 4) > 1_000_000)
    #expect(Screen(width: 90, hasColour: false).textWidth(indent: 4) == 86)
    #expect(Screen(width: 200, hasColour: false).textWidth() == 100)
  }
}
