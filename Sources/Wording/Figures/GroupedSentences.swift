package import Model

/// Sentences about figures, each said once for all figures it holds for: `KPI 7, 8: …`.
package enum GroupedSentences {
  /// In the order in which they are first met.
  package static func of(_ notes: [(id: FigureID, text: String)]) -> [String] {
    var groups: [(text: String, ids: [String])] = []
    for note in notes {
      if let index = groups.firstIndex(where: { $0.text == note.text }) {
        groups[index].ids.append(note.id.description)
      } else {
        groups.append((note.text, [note.id.description]))
      }
    }
    return groups.map { "KPI \($0.ids.joined(separator: ", ")): \($0.text)" }
  }
}
