package import Model
internal import Wording

/// The way of one or more figures from the files to the readers, as boxes in layers and lines between them.
///
/// **Shape**: files, columns, exports, measures, KPIs, readers: six layers.
package struct LineageGraph: Sendable {
  /// A box.
  struct Node: Sendable {
    /// 0 for files up to 5 for readers.
    var layer: Int
    var label: String
    /// A second text, in smaller letters; empty where there is none.
    var note: String
  }

  /// A line from one box to a box of the next layer, by their places in `nodes`.
  struct Edge: Hashable, Sendable {
    var from: Int
    var to: Int
    /// Whether the value is made of what flows here; otherwise it only decides.
    var isDirect: Bool
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  /// What the picture is called, and what it shows.
  let title: String
  let description: String
  private var places: [String: Int] = [:]

  /// The graph of these figures; `charted` are those that have a control chart.
  package init(
    _ figures: [(kpi: KPIDefinition, figure: FigureDefinition)], charted: Set<FigureID>, in definitions: DefinitionSet
  ) {
    let lineages = figures.map { definitions.lineage(of: $0.figure) }
    let sentences = LineageSentences(lineages, definitions)
    (title, description) = (sentences.title, sentences.description)
    addColumns(lineages, definitions)
    for ((kpi, figure), lineage) in zip(figures, lineages) {
      let place = node(4, "KPI \(figure.id)", key: "kpi \(figure.id)")
      for part in lineage.parts {
        let measure = node(3, LineageSentences.name(of: part, figure), key: "part \(figure.id) \(part.product)")
        for source in part.columns.map(\.source).unique {
          let direct = part.columns.contains { $0.source == source && $0.uses.contains(where: \.isDirect) }
          let isOwn = source == figure.measure.rule.source && part.product == .figure
          connect(node(2, "", key: "source \(source)"), measure, isDirect: direct || isOwn)
        }
        for source in part.links.map(\.source).unique {
          connect(node(2, "", key: "source \(source)"), measure, isDirect: false)
        }
        connect(measure, place, isDirect: part.product == .figure)
      }
      for output in OutputSentences(kpi, figure, definitions, isCharted: charted.contains(figure.id)).places {
        connect(place, node(5, output.name, key: "output \(output.name)"), isDirect: true)
      }
    }
  }

  /// Files, columns and exports, export by export, so that their lines do not cross.
  private mutating func addColumns(_ lineages: [FigureLineage], _ definitions: DefinitionSet) {
    let columns = lineages.flatMap { $0.columns.flatMap(\.single) }.byColumn
    for name in columns.map(\.source).unique {
      let source = definitions.source(name)
      let own = node(2, source?.title ?? name, key: "source \(name)")
      let files = (source?.files ?? [name]).map { node(0, "\($0).csv", key: "file \($0)") }
      for used in columns where used.source == name {
        let column = node(
          1, used.column, note: used.uses.map(\.brief).joined(separator: ", "), key: "column \(name) \(used.column)")
        let isDirect = used.uses.contains(where: \.isDirect)
        for file in files { connect(file, column, isDirect: isDirect) }
        connect(column, own, isDirect: isDirect)
      }
    }
  }

  private mutating func node(_ layer: Int, _ label: String, note: String = "", key: String) -> Int {
    if let place = places[key] { return place }
    nodes.append(Node(layer: layer, label: label, note: note))
    places[key] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func connect(_ from: Int, _ to: Int, isDirect: Bool) {
    if let place = edges.firstIndex(where: { $0.from == from && $0.to == to }) {
      edges[place].isDirect = edges[place].isDirect || isDirect
    } else {
      edges.append(Edge(from: from, to: to, isDirect: isDirect))
    }
  }
}

extension [String] {
  /// Each once, where it is first met.
  fileprivate var unique: [String] {
    reduce(into: []) { known, name in
      if !known.contains(name) { known.append(name) }
    }
  }
}
