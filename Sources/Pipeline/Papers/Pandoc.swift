internal import Platform

/// Turns Markdown into other formats: pandoc (https://pandoc.org), a program of its own.
enum Pandoc {
  /// Why there is no document.
  struct Fault: Error, CustomStringConvertible { let description: String }

  /// A paper takes a second or two.
  private static let patience = 120.0

  /// What a document is made from; files are named from the folder that they lie in.
  struct Source {
    let markdown: String
    /// A document whose styles a Word document takes.
    let styles: String
    let title: String
    /// Names and values that a document keeps: Word as properties of its own, HTML in its description.
    let metadata: [(name: String, value: String)]

    fileprivate var properties: [String] { metadata.map { "--metadata=\($0.name):\($0.value)" } }
    fileprivate var description: String {
      "--metadata=description-meta:" + metadata.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    }
  }

  /// Runs in `folder`, where the Markdown and its pictures are. Smart quotes, TeX and raw HTML are off: a text is a text.
  static func convert(_ source: Source, to output: String, in folder: String) throws(Fault) {
    let arguments =
      [
        "--from=markdown-smart-tex_math_dollars-raw_tex-raw_html-citations-yaml_metadata_block", "--standalone",
        "--metadata=lang:en-GB", "--metadata=pagetitle:\(source.title)", "--metadata=title-meta:\(source.title)",
        "--output=\(output)",
      ] + (output.hasSuffix(".html") ? ["--to=html5", "--self-contained", source.description] : source.properties)
      + (output.hasSuffix(".docx") ? ["--reference-doc=\(source.styles)"] : []) + [source.markdown]
    let limit = ChildProcess.limit(patience)
    let outcome = ChildProcess(program: .named("pandoc"), arguments: arguments, folder: folder, seconds: limit).run()
    switch outcome.ending {
    case .exited(0):
      guard isDocument("\(folder)/\(output)") else { throw Fault(description: "pandoc ended well and made no \(output)") }
    // 127: a shell that was put in its place, and found no pandoc.
    case .notFound, .exited(127):
      throw Fault(description: "pandoc is not installed (Debian: apt-get install pandoc librsvg2-bin)")
    case .notStarted: throw Fault(description: "pandoc cannot be started")
    case .timedOut: throw Fault(description: "pandoc did not end in \(limit.secondsInWords)")
    case .exited(let code): throw Fault(description: "pandoc ended with \(code): \(reason(outcome.said))")
    case .killed(let signal): throw Fault(description: "pandoc was ended by signal \(signal): \(reason(outcome.said))")
    }
  }

  private static func reason(_ said: String) -> String {
    said.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason given"
  }

  /// Word is a zip file; HTML begins with a tag.
  private static func isDocument(_ path: String) -> Bool {
    guard let bytes = try? Disk.bytes(of: path) else { return false }
    return bytes.starts(with: Array((path.hasSuffix(".docx") ? "PK" : "<").utf8))
  }
}
