internal import CLibXLSXWriter
internal import Model

/// What a cell looks like.
struct CellFormat: Hashable {
  enum Ground: UInt32 { case green = 0xCCE2D8, amber = 0xFFE8B8, red = 0xF6D7D2 }

  /// Of everything but titles, in points: the least that people with low vision are promised.
  static let textSize = 12.0

  var number = ""
  var isBold = false
  var size = textSize
  var wraps = false
  var ground: Ground?
  var isLink = false
  var isRight = false
  /// A cell of a table has room next to its neighbour.
  var isCell = false

  /// Behind a number, as wide as an n: the next column's text begins there.
  private static let room = "_n"

  static let plain = CellFormat()
  static let paragraph = CellFormat(wraps: true)
  static let text = CellFormat(wraps: true, isCell: true)
  static let rightText = CellFormat(wraps: true, isRight: true, isCell: true)
  static let heading = CellFormat(isBold: true, wraps: true, isCell: true)
  static let rightHeading = CellFormat(isBold: true, wraps: true, isRight: true, isCell: true)
  static let title = CellFormat(isBold: true, size: 16)
  static let subtitle = CellFormat(isBold: true, size: 14)
  static let day = CellFormat(number: "d mmm yyyy" + room, wraps: true, isRight: true, isCell: true)
  static let count = CellFormat(number: "#,##0" + room, wraps: true, isRight: true, isCell: true)
  static let number = CellFormat(number: "#,##0.######" + room, wraps: true, isRight: true, isCell: true)
  static let link = CellFormat(wraps: true, isLink: true, isCell: true)

  /// A value of this unit is a number that shows its unit: `91.3%`, `12.0 weeks`; a target that is whole is `12 weeks`.
  static func measure(_ value: Double, in unit: String, prefix: String = "", isTarget: Bool = false) -> CellFormat {
    // A format has 127 bytes at most.
    let quoted = { (text: String) in text.isEmpty ? "" : "\"\(String(text.filter { $0 != "\"" && $0.isASCII }.prefix(40)))\"" }
    let isWhole =
      switch Unit(unit) {
      case .days: true
      case .percent, .weeks, .months, .rate: isTarget && value.rounded() == value
      // 121.6 exclusions are not 122.
      case .counted: value.rounded() == value
      }
    let digits = isWhole ? "#,##0" : "#,##0." + String(repeating: "0", count: max(1, Unit(unit).places))
    let name = Unit(unit) == .percent ? "%" : " " + unit
    return CellFormat(number: quoted(prefix) + digits + quoted(name) + room, wraps: true, isRight: true, isCell: true)
  }

  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, "Arial")
    format_set_font_size(format, size)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if !number.isEmpty { format_set_num_format(format, number) }
    if isBold { format_set_bold(format) }
    if wraps { format_set_text_wrap(format) }
    if let ground { format_set_bg_color(format, ground.rawValue) }
    if isRight { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    // A number has its room already.
    if isCell, number.isEmpty { format_set_indent(format, 1) }
    if isLink {
      format_set_font_color(format, 0x1D70B8)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
  }
}
