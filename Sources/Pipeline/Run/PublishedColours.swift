internal import CSV
internal import Model
internal import Platform

/// The colours of a published scorecard.
enum PublishedColours {
  /// Those of the figures that have one, as `scorecard.csv` in a run's folder gives them; nil where it cannot be read.
  static func read(in folder: String) -> [FigureID: RAG]? {
    guard let bytes = try? Disk.bytes(of: "\(folder)/scorecard.csv"), let records = Reader.records(bytes),
      let headings = records.first,
      let kpi = headings.firstIndex(of: "kpi"), let part = headings.firstIndex(of: "part"),
      let rag = headings.firstIndex(of: "rag")
    else { return nil }
    let found = records.dropFirst().filter { $0.count == headings.count }.compactMap { record in
      RAG(rawValue: record[rag]).map { (FigureID(kpi: record[kpi], part: record[part]), $0) }
    }
    return Dictionary(found) { first, _ in first }
  }
}
