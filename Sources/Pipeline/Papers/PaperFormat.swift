/// The kinds of file in which a paper is written. Markdown is the paper itself; pandoc converts it to HTML and Word, and
/// LibreOffice converts the Word document to PDF.
package enum PaperFormat: String, Sendable, CaseIterable {
  case markdown, html, word, pdf

  /// The end of its files' names.
  var ending: String {
    switch self {
    case .markdown: "md"
    case .html: "html"
    case .word: "docx"
    case .pdf: "pdf"
    }
  }

  /// How each of its files begins.
  var beginning: String {
    switch self {
    case .markdown: ""
    case .html: "<"
    case .word: "PK"
    case .pdf: "%PDF"
    }
  }
}
