internal import Glibc

/// Where owners find the page, for the links in messages: the environment variable `SCORECARD_URL`.
///
///     PageAddress("https://send.example/scorecard").address            // "https://send.example/scorecard/dashboard.html"
///     PageAddress("https://send.example/latest/dashboard.html").address   // as it is
///     PageAddress("send.example").mistake                              // what is wrong with it
package struct PageAddress: Sendable {
  /// The variable's name.
  package static let variable = "SCORECARD_URL"

  /// The address of the page, without a place in it; nil where none is set, or it is no address.
  package let address: String?
  /// What is wrong with the variable; nil where nothing is.
  package let mistake: String?

  /// Reads a value of the variable. An address of a folder is that of `dashboard.html` in it.
  package init(_ text: String?) {
    guard let text, !text.isEmpty else {
      (address, mistake) = (nil, nil)
      return
    }
    guard Self.isAddress(text) else {
      // The value is not repeated: it may hold a password.
      address = nil
      mistake =
        "\(Self.variable) is not a web address, so messages have no links. "
        + "Set it to the address of the page, such as https://send.example/latest/dashboard.html"
      return
    }
    address = text.hasSuffix(".html") ? text : text + (text.hasSuffix("/") ? "" : "/") + "dashboard.html"
    mistake = nil
  }

  /// What the environment says.
  package static var current: PageAddress { PageAddress(getenv(variable).map { String(cString: $0) }) }

  /// `http` or `https`, a host without a name and password before it, and only characters that an address may have. A place in
  /// the page (`#`) or a query (`?`) would be in the way of the links.
  private static func isAddress(_ text: String) -> Bool {
    guard text.utf8.count <= 500, let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else {
      return false
    }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" }
    let marks = "-._~%:/@!$&'()*+,;=[]"
    return !host.isEmpty && host.first != ":" && !host.contains("@")
      && rest.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || marks.contains($0)) }
  }
}
