import Loaders
import Model
import Testing

/// States of a page that no export can bring about yet, and pictures at their edges.
@Suite struct DashboardPageTests {
  private func page(_ lines: [ScorecardLine]) throws -> String {
    String(decoding: try DashboardPage(try PublishedFileTests.scorecard(lines)).bytes(), as: UTF8.self)
  }

  @Test func `a page without a figure is a page`() throws {
    #expect(try page([]).contains("Nothing is off track"))
  }

  @Test func `what is shown of a text is what it says`() throws {
    var line = try PublishedFileTests.line(value: 3)
    line.shortTitle = "<i>&\"' \u{202E}]]> {{plan}} {{{style}}}"
    let text = try page([line])
    #expect(text.contains("&lt;i&gt;&amp;&quot;&#39; ?]]&gt; {{plan}} {{{style}}}"))
    #expect(!text.contains("<i>"))
  }
}
