/// Marks titles as headings in the styles of a workbook, by which a screen reader finds them. libxlsxwriter knows no such style.
///
/// **Source**: ECMA-376, part 1, 18.8.7: the built-in styles 16 and 17 are Heading 1 and Heading 2.
struct HeadingStyles {
  /// The part of the file that holds the styles.
  static let part = "xl/styles.xml"

  /// Titles of sheets, and titles within a sheet, by the size of their letters.
  let sizes: [Double]

  /// The styles as libxlsxwriter writes them, with headings; nil where it has written something else.
  func marked(_ bytes: [UInt8]) -> [UInt8]? {
    var text = String(decoding: bytes, as: UTF8.self)
    let fonts = text.prefix(upTo: text.firstRange(of: "</fonts>")?.lowerBound ?? text.endIndex).split(separator: "<font>")
      .dropFirst()
    var (looks, names) = ("", "")
    for (index, size) in sizes.enumerated() {
      guard let font = fonts.firstIndex(where: { $0.contains("<sz val=\"\(Int(size))\"/>") }).map({ $0 - fonts.startIndex })
      else { return nil }
      let (level, look) = (index + 1, "fontId=\"\(font)\" fillId=\"0\" borderId=\"0\"")
      text = text.replacing("\(look) xfId=\"0\"", with: "\(look) xfId=\"\(level)\"")
      looks += "<xf numFmtId=\"0\" \(look) applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>"
      names += "<cellStyle name=\"Heading \(level)\" xfId=\"\(level)\" builtinId=\"\(15 + level)\" customBuiltin=\"1\"/>"
    }
    for (list, more) in [("cellStyleXfs", looks), ("cellStyles", names)] {
      guard text.contains("<\(list) count=\"1\">") else { return nil }
      text = text.replacing("<\(list) count=\"1\">", with: "<\(list) count=\"\(1 + sizes.count)\">")
        .replacing("</\(list)>", with: more + "</\(list)>")
    }
    return Array(text.utf8)
  }
}
