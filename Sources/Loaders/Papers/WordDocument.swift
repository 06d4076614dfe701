internal import Model

/// A Word document as pandoc writes it, with what pandoc cannot be asked for: a title that screen readers announce, and rows of
/// tables that are never split between pages.
///
/// **Source**: ECMA-376, part 1, 17.4.6 (cantSplit); part 2, core properties.
package enum WordDocument {
  /// The same document with both. Bytes in which the parts are not found come back as they are.
  package static func finished(_ bytes: [UInt8], title: String) -> [UInt8] {
    guard var archive = ZipArchive(bytes) else { return bytes }
    edit("word/document.xml", of: &archive) { text in
      text.replacing("<w:tr><w:trPr>", with: "<w:tr><w:trPr><w:cantSplit />")
        .replacing("<w:tr><w:tc>", with: "<w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc>")
    }
    let escaped = SafeText.harmless(title).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    edit("docProps/core.xml", of: &archive) { $0.replacing("<dc:title></dc:title>", with: "<dc:title>\(escaped)</dc:title>") }
    return archive.bytes
  }

  private static func edit(_ part: String, of archive: inout ZipArchive, _ change: (String) -> String) {
    guard let content = archive.content(of: part) else { return }
    let text = String(decoding: content, as: UTF8.self)
    let changed = change(text)
    if changed != text { _ = archive.replace(part, with: Array(changed.utf8)) }
  }
}
