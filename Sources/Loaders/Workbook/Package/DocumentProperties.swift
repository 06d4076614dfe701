internal import Model

/// What a workbook says of itself as a document. libxlsxwriter knows no language, without which a screen reader guesses one.
///
/// **Source**: ECMA-376, part 2, core properties.
struct DocumentProperties {
  /// The part of the file that holds them.
  static let part = "docProps/core.xml"

  let title: String
  let subject: String
  let author: String
  /// The same scorecard is the same file, whenever it is written.
  let created: Day
  /// Above and below each printed page.
  let classification: String
  let footer: String

  var xml: [UInt8] {
    let time = "\(created)T00:00:00Z"
    let text = """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <dc:title>\(Self.escaped(title))</dc:title><dc:subject>\(Self.escaped(subject))</dc:subject>\
      <dc:creator>\(Self.escaped(author))</dc:creator><cp:lastModifiedBy>\(Self.escaped(author))</cp:lastModifiedBy>\
      <dcterms:created xsi:type="dcterms:W3CDTF">\(time)</dcterms:created>\
      <dcterms:modified xsi:type="dcterms:W3CDTF">\(time)</dcterms:modified>\
      <dc:language>en-GB</dc:language></cp:coreProperties>
      """
    return Array(text.utf8)
  }

  private static func escaped(_ text: String) -> String {
    SafeText.harmless(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
