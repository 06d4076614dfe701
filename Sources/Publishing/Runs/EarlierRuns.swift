internal import JSON
internal import Model
internal import Platform

extension OutputFolder {
  /// What the latest published run found of each source; empty where there is none, or its manifest cannot be read.
  package func latestSources() -> [RunManifest.Source] { sources(of: "latest") }

  /// What the run to which a link leads (a day's, or `latest`) found of each source.
  package func sources(of link: String) -> [RunManifest.Source] { manifest(of: link)?.sources ?? [] }

  /// The number of rows that each source had in the last published run in which it was whole.
  package func wholeRows() -> [String: Int] {
    let pairs = latestSources().compactMap { source -> (String, Int)? in
      let isThere = source.status == .delivered || source.status == .nilReturn
      return (source.wholeRows ?? (isThere ? source.accepted : nil)).map { (source.source, $0) }
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The manifest of the run to which a link leads; nil where there is none, or it cannot be read.
  package func manifest(of link: String) -> EarlierManifest? {
    (try? Disk.bytes(of: "\(path)/\(link)/manifest.json")).flatMap { try? PublishedJSON.decode(EarlierManifest.self, from: $0) }
  }
}
