package import Model

/// Comments as GitHub Actions reads them from what a step prints: a line for each, shown next to the line of the file.
///
///     ::error file=Pipelines/kpis/07.yml,line=9,col=7,title=unknown-unit::unit 'exclusion' is not known
///
/// **Source**: GitHub Docs, Workflow commands for GitHub Actions.
package struct GitHubAnnotations: Sendable {
  private let comments: [ReviewComment]
  private let notes: [String]
  private let folder: String

  /// `notes` are about the exports and no line of a definition. Files are named from `folder`, in which the program was started.
  package init(_ comments: [ReviewComment], notes: [String], folder: String) {
    (self.comments, self.notes, self.folder) = (comments, notes, folder)
  }

  /// A line for each comment, and then one for each note; empty where there is neither.
  package var text: String {
    (comments.map(line) + notes.map { "::warning ::\(Self.escaped($0))" }).map { $0 + "\n" }.joined()
  }

  private func line(_ comment: ReviewComment) -> String {
    var properties: [(String, String)] = []
    if let place = comment.location {
      let file = ReviewedPath(place.file, from: folder).text
      properties = [("file", file), ("line", "\(max(1, place.line))"), ("col", "\(max(1, place.column))")]
    }
    properties.append(("title", comment.rule))
    let listed = properties.map { "\($0)=\(Self.escaped($1, isProperty: true))" }.joined(separator: ",")
    return "::\(Self.command(comment.severity)) \(listed)::\(Self.escaped(comment.message))"
  }

  private static func command(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  /// A text in which nothing ends the line or, in a property, the property.
  private static func escaped(_ text: String, isProperty: Bool = false) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
