internal import Glibc
internal import Loaders
internal import Platform

/// Converts one paper from Markdown to its other formats: HTML and Word with pandoc, PDF from the Word document with LibreOffice.
///
///     let conversion = PaperConversion(name: "2024-03-31-board", folder: "output/papers", title: title, properties: fields)
///     try conversion.prepare(markdown: text, styles: template)
///     defer { conversion.tidy() }
///     try conversion.convert(to: .word)
struct PaperConversion {
  typealias Fault = DocumentProgram.Fault

  /// The names of the paper's files, without their endings.
  let name: String
  /// The folder of papers, in which the programs run: documents and pictures are named from there.
  let folder: String
  let title: String
  /// Names and values that a document keeps: Word as properties of its own, HTML in its description.
  let properties: [(name: String, value: String)]

  /// A folder in `folder` for what the programs need, and for what they leave behind. It has the number of this process, so that
  /// two that write the same paper do not meet.
  private var work: String { ".\(name).\(getpid())\(Self.suffix)" }
  private static let suffix = ".work"

  /// Removes the folders of processes that were killed.
  private func sweep() {
    for found in (try? Disk.listing(of: folder)) ?? [] where found.hasPrefix(".") && found.hasSuffix(Self.suffix) {
      let process = found.dropLast(Self.suffix.count).split(separator: ".").last.flatMap { pid_t($0) }
      if process.map({ kill($0, 0) != 0 && errno == ESRCH }) ?? true { Disk.removeFolder("\(folder)/\(found)") }
    }
  }

  /// Writes what the programs read: the text with its colours, and the styles of Word (`styles`) and HTML.
  ///
  /// Throws: `FileError` where that cannot be written.
  func prepare(markdown: String, styles: [UInt8]) throws(FileError) {
    sweep()
    try Disk.makeFolder("\(folder)/\(work)")
    for (file, bytes) in [("text.md", Array(markdown.utf8)), ("styles.docx", styles), ("paper.css", Paper.sheet)] {
      let written = try AtomicFile(path: "\(folder)/\(work)/\(file)")
      try written.append(bytes)
      try written.finish()
    }
  }

  /// Removes all that is no paper.
  func tidy() { Disk.removeFolder("\(folder)/\(work)") }

  /// Writes one document next to the Markdown. PDF comes from a Word document of its own, so that it never shows an older one.
  func convert(to format: PaperFormat) throws(Fault) {
    switch format {
    case .markdown: break
    case .html:
      let description = properties.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      try pandoc(
        ["--to=html5", "--self-contained", "--css=\(work)/paper.css", "--metadata=description-meta:\(description)"],
        "\(name).html", format)
    case .word: try word("\(name).docx")
    case .pdf: try pdf()
    }
  }

  /// Smart quotes, TeX and raw HTML are off: a text is a text.
  private func pandoc(_ options: [String], _ output: String, _ format: PaperFormat) throws(Fault) {
    let arguments =
      [
        "--from=markdown-smart-tex_math_dollars-raw_tex-raw_html-citations-yaml_metadata_block", "--standalone",
        "--metadata=lang:en-GB", "--metadata=pagetitle:\(title)", "--metadata=title-meta:\(title)", "--output=\(output)",
      ] + options + ["\(work)/text.md"]
    try DocumentProgram.pandoc.run(arguments, making: output, format.beginning, in: folder)
  }

  private func word(_ output: String) throws(Fault) {
    let own = properties.map { "--metadata=\($0.name):\($0.value)" }
    try pandoc(own + ["--reference-doc=\(work)/styles.docx"], output, .word)
    let path = "\(folder)/\(output)"
    do {
      let file = try AtomicFile(path: path, by: "\(folder)/\(work)/finished.docx")
      try file.append(WordDocument.finished(try Disk.bytes(of: path), title: title))
      try file.finish()
    } catch { throw Fault(description: "\(output): \(error)") }
  }

  private func pdf() throws(Fault) {
    let (source, made) = ("\(work)/\(name).docx", "\(work)/\(name).pdf")
    try word(source)
    // Tagged, so that a screen reader finds headings and tables.
    let filter = #"pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}"#
    try LibreOffice.writer.convert(source, to: filter, making: made, PaperFormat.pdf.beginning, in: folder, work: work)
    // As every file of a paper.
    guard chmod("\(folder)/\(made)", 0o640) == 0,
      rename("\(folder)/\(made)", "\(folder)/\(name).pdf") == 0
    else { throw Fault(description: "\(name).pdf cannot be written") }
  }
}
