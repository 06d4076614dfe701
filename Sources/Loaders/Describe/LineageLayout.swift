/// Where the boxes of a lineage are: layer by layer from left to right, in each layer below each other in the order of the graph,
/// which goes export by export and KPI by KPI so that few lines cross.
///
/// The same graph always has the same layout.
struct LineageLayout: Sendable {
  /// A box with its corner, its size and its text broken into lines.
  struct Box: Sendable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    var lines: [String]
    var notes: [String]
  }

  private(set) var boxes: [Box]
  /// Of the whole picture.
  private(set) var size: (width: Double, height: Double)
  /// Where each layer begins.
  let columns: [Double]

  /// How wide the boxes of each layer are.
  private static let widths: [Double] = [140, 180, 160, 200, 80, 190]
  private static let gap = (x: 44.0, y: 10.0)
  private static let margin = (x: 14.0, top: 40.0, bottom: 14.0)
  static let line = (label: 15.0, note: 14.0, padding: 6.0)
  /// No letter of these sizes is wider on average; a text in capitals is.
  private static let letter = (label: 6.9, note: 6.2)

  init(_ graph: LineageGraph) {
    var x = Self.margin.x
    columns = Self.widths.map { width in
      defer { x += width + Self.gap.x }
      return x
    }
    size = (x - Self.gap.x + Self.margin.x, 0)
    let left = columns
    boxes = graph.nodes.map { node in
      let width = Self.widths[node.layer]
      let lines = Self.broken(node.label, to: width - 14, letter: Self.letter.label)
      let notes = Self.broken(node.note, to: width - 14, letter: Self.letter.note)
      let height = 2 * Self.line.padding + Double(lines.count) * Self.line.label + Double(notes.count) * Self.line.note
      return Box(x: left[node.layer], y: 0, width: width, height: height, lines: lines, notes: notes)
    }
    place(graph)
  }

  /// Columns first, one below the other; then each layer to the right, a box near the middle of the boxes that lead to it; then
  /// the files, each near the middle of its columns.
  private mutating func place(_ graph: LineageGraph) {
    for layer in Self.order {
      let own = graph.nodes.indices.filter { graph.nodes[$0].layer == layer }
      let wanted = own.map { node in (node: node, y: middle(next: node, isFile: layer == 0, graph) ?? 0) }
      stack(wanted)
    }
    let last = boxes.map { $0.y + $0.height }.max() ?? 0
    size.height = last + Self.margin.bottom
  }

  private static let order = [1, 2, 3, 4, 5, 0]

  /// Below each other, none above its layer's heading, each as near to its wish as the others let it.
  private mutating func stack(_ order: [(node: Int, y: Double)]) {
    var next = Self.margin.top
    for (node, y) in order {
      boxes[node].y = max(next, y - boxes[node].height / 2)
      next = boxes[node].y + boxes[node].height + Self.gap.y
    }
    // What was pushed down moves up again as far as there is room, so that the layer lies around its wishes.
    let pushed = order.map { boxes[$0.node].y + boxes[$0.node].height / 2 - $0.y }.reduce(0, +) / Double(max(1, order.count))
    guard pushed > 0, let first = order.first?.node, order.contains(where: { $0.y > 0 }) else { return }
    let up = min(pushed, boxes[first].y - Self.margin.top)
    for (node, _) in order { boxes[node].y -= up }
  }

  /// The mean of the middles of those that lead to a box, or of a file's columns; nil where there are none.
  private func middle(next node: Int, isFile: Bool, _ graph: LineageGraph) -> Double? {
    let others = graph.edges.compactMap { edge in
      isFile ? (edge.from == node ? edge.to : nil) : (edge.to == node ? edge.from : nil)
    }
    // Those that have no place yet say nothing.
    let middles = others.map { boxes[$0] }.filter { $0.y > 0 }.map { $0.y + $0.height / 2 }
    return middles.isEmpty ? nil : middles.reduce(0, +) / Double(middles.count)
  }

  /// Lines that fit; a word that is longer is broken, at an underscore where it has one.
  static func broken(_ text: String, to width: Double, letter: Double) -> [String] {
    let most = max(4, Int(width / letter))
    var lines: [String] = []
    for word in text.split(separator: " ").flatMap({ pieces(of: String($0), most) }) {
      if let last = lines.last, last.count + 1 + word.count <= most, !word.isContinued {
        lines[lines.count - 1] = last + " " + word.text
      } else {
        lines.append(word.text)
      }
    }
    return lines
  }

  private static func pieces(of word: String, _ most: Int) -> [Piece] {
    guard word.count > most else { return [Piece(text: word, isContinued: false)] }
    let head = word.prefix(most)
    let cut = head.lastIndex { "_-/.".contains($0) }.map { word.index(after: $0) } ?? head.endIndex
    let rest = pieces(of: String(word[cut...]), most)
    return [Piece(text: String(word[..<cut]), isContinued: false)]
      + rest.map { Piece(text: $0.text, isContinued: true) }
  }

  private struct Piece {
    var text: String
    /// Whether it goes on with the word of the piece before.
    var isContinued: Bool
    var count: Int { text.count }
  }
}
