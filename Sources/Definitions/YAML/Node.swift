/// One node of a YAML text: what stands there, and where it begins. In the place of an alias is the node that it names.
package struct Node: Sendable {
  package enum Content: Sendable {
    /// The text exactly as written: what `yes` or `010` mean is the readers' to say. Plain is what has no quotes.
    case scalar(String, isPlain: Bool)
    case sequence([Node])
    case mapping([Pair])
  }

  package struct Pair: Sendable {
    package var key: Node
    package var value: Node
  }

  package var content: Content
  package var place: Place

  var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  var sequence: [Node]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  var mapping: [Pair]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }
}

/// A line and a column of a text, both from 1; columns are characters of Unicode.
package struct Place: Sendable, Equatable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
}

/// Why a text is no YAML that a definition can be read from.
package enum YAMLFault: Error, Sendable {
  /// In the words of libyaml; the place is nil where it does not say one.
  case syntax(String, Place?)
  /// These keys stand more than once in a mapping; the place is the first one's.
  case repeatedKeys([String], Place)
  /// With the alias at this place the aliases of the text stand for more nodes than anybody can have meant.
  case excessiveAliases(Place)
}
