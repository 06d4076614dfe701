internal import Model

/// Words of a document, of which some are strong or stand for a colour.
///
///     let name: Phrase = "KPI 7"
///     Phrase(.strong("KPI 7"), " is ", .colour("Red", .red))
struct Phrase: ExpressibleByStringLiteral {
  /// A piece of a phrase.
  enum Part: ExpressibleByStringLiteral {
    case words(String)
    case strong(String)
    /// The word of a colour: Word and HTML show the colour too.
    case colour(String, RAG)

    init(stringLiteral words: String) { self = .words(words) }
  }

  let parts: [Part]

  init(_ parts: Part...) { self.parts = parts }

  init(_ words: String) { parts = [.words(words)] }

  init(stringLiteral words: String) { parts = [.words(words)] }

  /// A word that stands for a colour where `rag` is one.
  init(_ words: String, _ rag: RAG?) { parts = [rag.map { .colour(words, $0) } ?? .words(words)] }

  /// The same with words after it.
  static func + (phrase: Phrase, words: String) -> Phrase { phrase + .words(words) }

  /// The same with a part after it.
  static func + (phrase: Phrase, part: Part) -> Phrase { Phrase(phrase.parts + [part]) }

  private init(_ parts: [Part]) { self.parts = parts }
}
