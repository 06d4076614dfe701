internal import Foundation

/// Turns Markdown into other formats: pandoc (https://pandoc.org), a program of its own.
enum Pandoc {
  /// Why there is no document.
  struct Fault: Error, CustomStringConvertible { let description: String }

  /// Runs in `folder`, where the Markdown and its pictures are. Smart quotes, TeX and raw HTML are off: a text is a text.
  static func convert(_ markdown: String, to output: String, in folder: String, title: String, styles: String) throws(Fault) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.currentDirectoryURL = URL(filePath: folder)
    process.arguments =
      [
        "pandoc", "--from=markdown-smart-tex_math_dollars-raw_tex-raw_html-citations-yaml_metadata_block", "--standalone",
        "--metadata=lang:en-GB", "--metadata=pagetitle:\(title)", "--metadata=title-meta:\(title)", "--output=\(output)",
      ] + (output.hasSuffix(".html") ? ["--to=html5", "--self-contained"] : [])
      + (output.hasSuffix(".docx") ? ["--reference-doc=\(styles)"] : []) + [markdown]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    do { try process.run() } catch { throw Fault(description: "pandoc cannot be started") }
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return
    case 127: throw Fault(description: "pandoc is not installed (Debian: apt-get install pandoc librsvg2-bin)")
    default:
      let reason = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? "no reason given"
      throw Fault(description: "pandoc ended with \(process.terminationStatus): \(reason)")
    }
  }
}
