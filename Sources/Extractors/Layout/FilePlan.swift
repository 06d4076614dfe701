internal import Model

/// How the rows of one file are to be read: settled from its first lines, before any of its blocks is.
struct FilePlan: Sendable {
  let export: ExportFile
  /// Its name as it may be shown.
  let name: String
  var encoding: Encoding { look.encoding }
  /// What the file was when it was looked through.
  let look: FileLook
  let layout: FoundLayout
  /// The first byte of the heading line in the file as it is, and where the file ends.
  let start: Int
  var end: Int { look.state.size }
  let checker: RowChecker
  private(set) var lanes: [LanePlan]
  let report: FileReport
  var unlikelyLine: Int? { look.unlikelyLine }

  /// The columns whose values are kept of rejected rows: those that somebody looks at.
  var keptOfRejected: [Int] { lanes.indices.filter { lanes[$0].isNeeded } }

  static let headLength = 1 << 18

  /// The same file read for other columns.
  func reading(_ columns: ColumnPlan) -> FilePlan {
    var plan = self
    plan.lanes = columns.lanes(checker.headings)
    return plan
  }

  /// Throws: `Refusal` where no layout can be found, or the headings are not what the source wants.
  init(
    _ export: ExportFile, _ look: FileLook, for source: SourceDefinition, _ columns: ColumnPlan
  ) throws(Refusal) {
    if let refusal = look.refusal { throw refusal }
    try self.init(export, look, head: try FileHead.bytes(of: OpenExport(export, as: look)), for: source, columns)
  }

  /// `head` are the file's first bytes.
  ///
  /// Throws: `Refusal`, as the other does.
  init(
    _ export: ExportFile, _ look: FileLook, head bytes: [UInt8], for source: SourceDefinition, _ columns: ColumnPlan
  ) throws(Refusal) {
    self.export = export
    name = SafeText.line(export.name)
    self.look = look
    let head = try FileHead(bytes, look, for: source, in: name)
    (layout, start) = (head.layout, head.start)
    let (found, betterLine) = (head.headings, head.betterLine)
    do throws(HeadingFault) {
      let headings = try Headings(found, for: source)
      checker = RowChecker(source, headings: headings, delimiter: head.layout.delimiter)
      lanes = columns.lanes(headings)
      let names = headings.columnNames(source)
      report = FileReport(
        name: name, encoding: look.encoding.rawValue, delimiter: layout.delimiterName, headingLine: layout.line,
        headings: zip(found, names).map { FileReport.Heading(found: $0, column: $1) })
    } catch { throw .headings(file: name, line: layout.line, error, betterLine: betterLine()) }
  }
}

/// The first lines of a file: where its headings are, and what they say.
struct FileHead {
  let layout: FoundLayout
  /// The first byte of the heading line in the file as it is.
  let start: Int
  let headings: [String]
  /// What to say where these headings are not the ones that were wanted.
  let betterLine: () -> Int?

  /// The first bytes of a file.
  ///
  /// Throws: `Refusal` where they cannot be read.
  static func bytes(of file: OpenExport) throws(Refusal) -> [UInt8] {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: min(FilePlan.headLength, max(1, file.state.size)))
    defer { buffer.deallocate() }
    let count = try file.read(from: 0, into: buffer)
    return Array(buffer[..<count])
  }

  /// `bytes` are the file's first.
  init(_ bytes: [UInt8], _ look: FileLook, for source: SourceDefinition, in name: String) throws(Refusal) {
    var text: [UInt8] = []
    do throws(BlockFault) {
      var decoder = TextDecoder(look.encoding, isAtStart: true)
      try bytes.withUnsafeBufferPointer { (bytes) throws(BlockFault) in try decoder.decode(bytes) { text += $0 } }
      if bytes.count == look.state.size { try decoder.finish() }
    } catch { throw error.refusal(in: name, firstLine: 1, endLine: nil) }
    let finder = LayoutFinder(source: source)
    let found = text.withUnsafeBufferPointer { text in
      finder.find(in: text).map { ($0, LayoutFinder.fields(at: $0.start, $0.delimiter, in: text)) }
    }
    guard let (layout, headings) = found else {
      throw .empty(file: name)
    }
    guard !headings.isEmpty else {
      throw .damaged(file: name, line: layout.line, .headingLineUnreadable)
    }
    self.layout = layout
    self.headings = headings
    start = look.encoding.markLength + look.encoding.length(of: text[..<layout.start])
    let head = text
    betterLine = { head.withUnsafeBufferPointer { finder.betterLine(than: layout, in: $0) } }
  }
}

extension Encoding {
  /// How many bytes a piece of text took in the file before it became UTF-8.
  fileprivate func length(of text: ArraySlice<UInt8>) -> Int {
    switch self {
    case .utf8, .utf8WithMark: text.count
    // Each character begins with one byte that does not continue another.
    case .windows1252: text.count { $0 & 0xC0 != 0x80 }
    // Four bytes of UTF-8 are a pair of units.
    case .utf16LittleEndian, .utf16BigEndian: 2 * text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
  }
}
