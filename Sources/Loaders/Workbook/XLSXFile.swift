internal import CLibXLSXWriter
internal import Glibc
internal import Platform
internal import Wording

/// Why there is no workbook, in libxlsxwriter's words.
package struct WorkbookFailure: Error, CustomStringConvertible { package let description: String }

/// A workbook under way, kept in memory until it is whole: libxlsxwriter writes to a file by name, and this one has no name in
/// any folder.
final class XLSXFile {
  private let file: MemoryFile
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private static let headings = HeadingStyles(sizes: [CellFormat.title.size, CellFormat.subtitle.size])
  private var isOpen = true
  private let properties: DocumentProperties
  private var formats: [CellFormat: UnsafeMutablePointer<lxw_format>] = [:]
  private var measures: [MeasureLook: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ properties: DocumentProperties) throws(WorkbookFailure) {
    self.properties = properties
    do { file = try MemoryFile(named: "scorecard.xlsx") } catch { throw WorkbookFailure(description: "\(error)") }
    guard let workbook = Self.workbook(named: file.path) else {
      throw WorkbookFailure(description: "libxlsxwriter has no memory for a workbook")
    }
    self.workbook = workbook
    // The file's own look, which cells without a format have: the widths of columns are counted in its characters.
    if let first = workbook.pointee.formats.pointee.stqh_first { CellFormat.plain.apply(to: first) }
  }

  /// libxlsxwriter gathers each part of a workbook in a file of its own: in memory where the system has room for files there.
  private static func workbook(named name: String) -> UnsafeMutablePointer<lxw_workbook>? {
    guard let memory = MemoryFile.folder else { return workbook_new(name) }
    return memory.withCString { folder in
      var options = lxw_workbook_options()
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return workbook_new_opt(name, &options)
    }
  }

  deinit {
    // Only closing gives its memory back.
    if isOpen { workbook_close(workbook) }
  }

  /// A sheet with the header and footer of printed pages.
  func sheet(_ name: SheetName) -> UnsafeMutablePointer<lxw_worksheet>? {
    guard let sheet = workbook_add_worksheet(workbook, name.rawValue) else { return nil }
    PageHeaders(header: properties.classification, footer: properties.footer).apply(to: sheet)
    return sheet
  }

  func lineChart() -> UnsafeMutablePointer<lxw_chart>? { workbook_add_chart(workbook, UInt8(LXW_CHART_LINE.rawValue)) }

  /// The same look is one format, however many cells have it.
  func format(_ look: CellFormat) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[look] { return known }
    guard let format = workbook_add_format(workbook) else { return nil }
    look.apply(to: format)
    formats[look] = format
    return format
  }

  /// Of a value of a unit: what it looks like is put into words once for all values that look alike.
  func format(
    measure value: Double, in unit: String, prefix: String, isTarget: Bool
  ) -> UnsafeMutablePointer<lxw_format>? {
    let look = MeasureLook(unit: unit, prefix: prefix, isWhole: value.rounded() == value, isTarget: isTarget)
    if let known = measures[look] { return known }
    let made = format(.measure(value, in: unit, prefix: prefix, isTarget: isTarget))
    measures[look] = made
    return made
  }

  /// The whole file. Once.
  func bytes() throws(WorkbookFailure) -> [UInt8] {
    isOpen = false
    let error = workbook_close(workbook)
    guard error == LXW_NO_ERROR else { throw WorkbookFailure(description: String(cString: lxw_strerror(error))) }
    let bytes: [UInt8]
    do { bytes = try file.bytes() } catch { throw WorkbookFailure(description: "\(error)") }
    guard var archive = ZipArchive(bytes), archive.replace(DocumentProperties.part, with: properties.xml),
      let styles = archive.content(of: HeadingStyles.part).flatMap(Self.headings.marked),
      archive.replace(HeadingStyles.part, with: styles)
      // A libxlsxwriter that writes other parts: its workbook lacks a language and headings, and nothing else.
    else { return bytes }
    return archive.bytes
  }
}

private struct MeasureLook: Hashable {
  var unit: String
  var prefix: String
  var isWhole: Bool
  var isTarget: Bool
}

/// Texts as C wants them, for as long as `body` runs.
func withCStrings<Result>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies)
}
