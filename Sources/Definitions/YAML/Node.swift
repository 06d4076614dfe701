/// One node of a YAML text: its content, and where it begins. In place of an alias there is the node that it names.
package struct Node: Sendable {
  /// The three kinds of YAML nodes.
  package enum Content: Sendable {
    /// The text exactly as written: the readers decide what `yes` or `010` mean. It is plain where it has no quotes.
    case scalar(String, isPlain: Bool)
    /// A list.
    case sequence([Node])
    /// A mapping, with its pairs in the order of the text.
    case mapping([Pair])
  }

  /// A key of a mapping with its value.
  package struct Pair: Sendable {
    /// The key, which may be any node; the readers accept texts only.
    package var key: Node
    /// What comes after the colon.
    package var value: Node
  }

  /// What the node is.
  package var content: Content
  /// Where it begins; for the node of an alias, where the node that it names begins.
  package var place: Place

  /// The text of a single value; nil for a list or a mapping.
  package var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The items of a list; nil for anything else.
  package var sequence: [Node]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The pairs of a mapping; nil for anything else.
  package var mapping: [Pair]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }
}

/// A line and a column of a text. Columns count characters of Unicode.
package struct Place: Sendable, Equatable {
  /// The line, from 1.
  package var line: Int
  /// The column, from 1.
  package var column: Int

  /// The first character of a text is at line 1, column 1.
  package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
}

/// Why a text is no YAML from which a definition can be read.
package enum YAMLFault: Error, Sendable {
  /// What libyaml says is wrong; the place is nil where it gives none.
  case syntax(String, Place?)
  /// These keys are more than once in a mapping; the place is that of the first.
  case repeatedKeys([String], Place)
  /// With the alias at this place, the aliases of the text stand for more nodes than anybody can have meant.
  case excessiveAliases(Place)
}
