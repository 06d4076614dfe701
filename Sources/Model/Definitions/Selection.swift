/// The figures that somebody chooses, as analysts name them: by KPI or part, area, action, source or state, or those that have
/// changed.
///
/// ```swift
/// let selection = try Selection(["7,8", "area:2"])
/// selection.terms   // [.figure("7"), .figure("8"), .named(.area, "2")]
/// ```
///
/// Of several terms each adds its figures. No term at all means every figure.
package struct Selection: Hashable, Sendable {
  /// What figures are chosen by, besides their own numbers. The raw value stands before the colon.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The area of weakness of their KPI.
    case area
    /// An action that should improve their KPI.
    case action
    /// A source that they read.
    case source
    /// What the last published scorecard says of them.
    case state
  }
  /// One part of a selection.
  package enum Term: Hashable, Sendable {
    /// A KPI, or a part of one: `7`, `5a`.
    case figure(String)
    /// All figures of an area, an action, a source or a state.
    case named(Kind, String)
    /// Those whose definition or exports are not what the published scorecard was made of.
    case changed
  }

  /// The word for the figures that have changed.
  package static let changedWord = "changed"
  /// The states, as they are written: the status of a line, its colour, and the reason behind it.
  package static let states =
    (FigureStatus.allCases.map(\.rawValue) + RAG.allCases.map(\.rawValue) + Reason.allCases.map(\.rawValue))
    .map(written)

  /// Its terms, in the order in which they were given.
  package let terms: [Term]

  /// The terms of texts in which commas or spaces separate them, as an option gives them.
  ///
  /// Throws: `SelectionFault` for a term that no plan could understand.
  package init(_ texts: [String]) throws(SelectionFault) {
    var terms: [Term] = []
    for text in texts {
      for term in text.split(whereSeparator: { $0 == "," || $0 == " " }) { terms.append(try Self.term(term)) }
    }
    self.terms = terms
  }

  /// Whether it names nothing, which means every figure.
  package var isEmpty: Bool { terms.isEmpty }

  /// Whether it asks for something that only a published scorecard says.
  package var asksForPublished: Bool {
    terms.contains { term in
      switch term {
      case .figure, .named(.area, _), .named(.action, _), .named(.source, _): false
      case .named(.state, _), .changed: true
      }
    }
  }

  /// A state as it is written: `not-computed`.
  package static func written(_ state: String) -> String { String(state.map { $0 == " " || $0 == "_" ? "-" : $0 }) }

  private static func term(_ text: Substring) throws(SelectionFault) -> Term {
    if text == changedWord { return .changed }
    guard let colon = text.firstIndex(of: ":") else { return .figure(String(text)) }
    let (word, name) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
    guard let kind = Kind(rawValue: word) else { throw .unknownKind(word) }
    guard !name.isEmpty else { throw .noName(kind) }
    guard kind == .state else { return .named(kind, name) }
    let state = written(name)
    guard states.contains(state) else { throw .unknownName(.state, name, known: states) }
    return .named(kind, state)
  }
}

/// Why a selection cannot be understood.
package enum SelectionFault: Error, Equatable, Sendable {
  /// No figures are chosen by what stands before the colon.
  case unknownKind(String)
  /// Nothing follows the colon.
  case noName(Selection.Kind)
  /// There is no area, action, source or state of this name; `known` are those that there are.
  case unknownName(Selection.Kind, String, known: [String])
  /// The plan has no such KPI or part of one; `known` are those that it has.
  case unknownFigure(String, known: [String])
}
