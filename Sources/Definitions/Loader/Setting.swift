internal import Model

/// A key of a definition that is set to another value for one reading: `10.window=rolling 6 months`.
///
/// The path begins with a KPI, a part of one, a source, or `plan`; the keys follow, with numbers for the items of lists, from 1.
/// What it sets is at a place of the option, with the option's number as a line below 0, until the messages are put together.
package struct Setting: Sendable {
  /// What messages have in place of a file.
  package static let place = "--set"

  /// The number of the option, from 1.
  let number: Int
  /// The option's text.
  let text: String
  private let path: [(name: String, column: Int)]
  /// Nil where the key is to be taken out.
  let value: Node?
  /// Whether a key that is missing is meant to be the measure's: `7.blank_day` is `7.measure.blank_day`.
  var isOfMeasure = false

  /// Reads the option's text: path, `=`, and YAML.
  ///
  /// Throws: `DefinitionErrors` where it is no path with a value.
  init(_ text: String, number: Int) throws(DefinitionErrors) {
    func fault(_ code: Diagnostic.Code, _ column: Int, _ message: String, _ hint: String) -> DefinitionErrors {
      let location = SourceLocation(file: Self.place, line: number, column: column)
      return DefinitionErrors(diagnostics: [Diagnostic(code: code, at: location, message, hint: hint)])
    }
    guard let sign = text.firstIndex(of: "=") else {
      throw fault(.wrongShape, text.unicodeScalars.count + 1, "there is no '=' here", "write it as 10.window='rolling 6 months'")
    }
    var path: [(String, Int)] = []
    var column = 1
    for name in text[..<sign].split(separator: ".", omittingEmptySubsequences: false) {
      let (start, isBlank) = (name.prefix { $0 == " " }.count, name.allSatisfy { $0 == " " })
      path.append((isBlank ? "" : String(name.dropFirst(start).reversed().drop { $0 == " " }.reversed()), column + start))
      column += name.unicodeScalars.count + 1
    }
    guard path.count > 1, !path.contains(where: { $0.0.isEmpty }) else {
      throw fault(.wrongShape, 1, "'\(text[..<sign])' names no key", "write it as 10.window='rolling 6 months'")
    }
    let given = String(text[text.index(after: sign)...])
    do throws(YAMLFault) {
      value = try Composer.root(of: given)?.moved(toLine: -number, column: column)
    } catch {
      throw fault(.syntax, column, "the value is not YAML", "quote it for the shell: 10.window='rolling 6 months'")
    }
    (self.number, self.text, self.path) = (number, text, path)
  }

  /// What the path begins with.
  var subject: String { path[0].name }
  var keys: ArraySlice<(name: String, column: Int)> { path.dropFirst() }

  /// A node of the option, for what is reported of its path.
  func place(_ column: Int) -> Place { Place(line: -number, column: column) }

  func key(_ step: (name: String, column: Int)) -> Node {
    Node(content: .scalar(step.name, isPlain: true), place: place(step.column))
  }
}

extension Node {
  /// The same text at a place of an option: the columns follow, whatever lines the value has.
  fileprivate func moved(toLine line: Int, column: Int) -> Node {
    let content: Content =
      switch self.content {
      case .scalar: self.content
      case .sequence(let items): .sequence(items.map { $0.moved(toLine: line, column: column) })
      case .mapping(let pairs):
        .mapping(
          pairs.map { Pair(key: $0.key.moved(toLine: line, column: column), value: $0.value.moved(toLine: line, column: column)) }
        )
      }
    return Node(content: content, place: Place(line: line, column: column + (place.line == 1 ? place.column - 1 : 0)))
  }
}
