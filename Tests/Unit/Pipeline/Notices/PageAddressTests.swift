import Pipeline
import Testing

@Suite struct PageAddressTests {
  @Test(arguments: [
    ("https://send.example/latest/dashboard.html", "https://send.example/latest/dashboard.html"),
    ("https://send.example/latest/", "https://send.example/latest/dashboard.html"),
    ("HTTP://send.example:8000", "HTTP://send.example:8000/dashboard.html"),
  ])
  func `an address of the page or of its folder`(given: String, address: String) {
    #expect(PageAddress(given).address == address && PageAddress(given).mistake == nil)
  }

  @Test(arguments: [
    "send.example", "ftp://send.example/", "https://", "https:///dashboard.html", "javascript:alert(1)",
    "https://send.example/a b", "https://send.example/\"x", "https://send.example/<b>", "https://name:secret@send.example/",
    "https://send.example/dashboard.html#kpi-7", "https://send.example/?q=1", "https://:80/", "https://send.example/\nBcc: x",
    "https://send.example/" + String(repeating: "a", count: 500),
  ])
  func `what is no address gives no link, and is not repeated`(given: String) throws {
    let page = PageAddress(given)
    #expect(page.address == nil)
    let mistake = try #require(page.mistake)
    #expect(mistake.contains("SCORECARD_URL") && !mistake.contains("secret"))
    #expect(mistake == PageAddress("no address at all").mistake)
  }

  @Test(arguments: [nil, ""]) func `nothing is set`(given: String?) {
    #expect(PageAddress(given).address == nil && PageAddress(given).mistake == nil)
  }
}
