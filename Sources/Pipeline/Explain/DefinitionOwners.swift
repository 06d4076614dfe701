internal import Definitions
internal import Model

/// Of what files of definitions are: of a KPI, of a source, or of the plan as a whole.
struct DefinitionOwners {
  /// What a file is of.
  enum Owner: Hashable {
    case kpi(String)
    case source(String)
    case plan
  }
  private var texts: [String: String] = [:]

  /// Looks into these folders, of which the first that has a file says what it is of.
  init(_ folders: [DefinitionFolder]) {
    for folder in folders {
      for (file, bytes) in zip(folder.files, folder.contents) where texts[file.name] == nil {
        texts[file.name] = String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  /// What a file is of: its keys say that or, where it is in none of the folders, its name (`kpis/07-exclusions.yml`).
  func owner(of file: String) -> Owner {
    let parts = file.split(separator: "/").map(String.init)
    guard parts.count == 2, let folder = parts.first, ["kpis", "sources"].contains(folder) else { return .plan }
    let name = parts[1].split(separator: ".").first.map(String.init) ?? ""
    let known = texts[file].flatMap(DefinitionComparison.owner)
    if folder == "sources" { return .source(known ?? name) }
    if let known, known.hasPrefix("kpi ") { return .kpi(String(known.dropFirst(4))) }
    let number = name.split(separator: "-").first.map(String.init) ?? name
    return .kpi(Int(number).map(String.init) ?? number)
  }

  /// Whether a file is of one of these figures' KPIs, or of one of these sources.
  func isOf(_ figures: Set<FigureID>, _ sources: Set<String>, _ file: String) -> Bool {
    switch owner(of: file) {
    case .kpi(let kpi): figures.contains { $0.kpi == kpi }
    case .source(let source): sources.contains(source)
    case .plan: false
    }
  }
}
