internal import CLibXLSXWriter
internal import Model

/// What a cell looks like.
struct CellFormat: Hashable {
  enum Ground: UInt32 { case green = 0xCCE2D8, amber = 0xFFE8B8, red = 0xF6D7D2 }

  var number = ""
  var isBold = false
  var size = 11.0
  var wraps = false
  var ground: Ground?
  var isLink = false
  var isRight = false
  /// A cell of a table: a fine line below, and room beside its neighbour.
  var isCell = false

  static let plain = CellFormat()
  static let text = CellFormat(wraps: true, isCell: true)
  static let rightText = CellFormat(isRight: true, isCell: true)
  static let heading = CellFormat(isBold: true, wraps: true)
  static let title = CellFormat(isBold: true, size: 16)
  static let day = CellFormat(number: "d mmmm yyyy", isCell: true)
  static let count = CellFormat(number: "#,##0", isCell: true)
  static let number = CellFormat(number: "#,##0.######", isCell: true)
  static let link = CellFormat(isLink: true)

  /// A value of this unit is a number that shows its unit.
  static func measure(_ value: Double, in unit: String, prefix: String = "") -> CellFormat {
    // A format has 127 bytes at most.
    let quoted = { (text: String) in text.isEmpty ? "" : "\"\(String(text.filter { $0 != "\"" && $0.isASCII }.prefix(40)))\"" }
    let digits =
      switch Unit(unit) {
      case .percent: "0.0" + quoted("%")
      case .weeks, .months: "#,##0.0" + quoted(" " + unit)
      case .days: "#,##0" + quoted(" " + unit)
      // 121.6 exclusions are not 122.
      case .counted: (value.rounded() == value ? "#,##0" : "#,##0.0") + quoted(" " + unit)
      }
    return CellFormat(number: quoted(prefix) + digits, isRight: true, isCell: true)
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
    if isCell {
      format_set_bottom(format, UInt8(LXW_BORDER_HAIR.rawValue))
      format_set_bottom_color(format, 0xB1B4B6)
      format_set_indent(format, 1)
    }
    if isLink {
      format_set_font_color(format, 0x1D70B8)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
  }
}
