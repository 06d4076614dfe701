package import Model

/// What came of reading one source.
package struct Extraction: Sendable {
  package var delivery: Delivery
  package var quality: SourceQuality
  package var rejects: RejectList
  /// How each file was read, as far as reading went.
  package var files: [FileReport]
  package var tally: MonthlyTally
}

/// Reads sources one after another into tables whose identifiers are numbered alike.
package final class Extractor {
  private let domains = Domains()

  package init() {}

  /// Reads a source's files in order; `wanted` are the columns to keep, and `progress` hears of every chunk's size.
  ///
  /// Never throws: what cannot be read or trusted is a refused source with the reason in its quality.
  package func extract(
    _ source: SourceDefinition, from files: [ExportFile], wanted: Set<String>, progress: (_ bytes: Int) -> Void = { _ in }
  ) -> Extraction {
    guard !files.isEmpty else {
      var quality = SourceQuality(source: source.name, status: .missing)
      quality.note = "not delivered: no file \(source.files.map { "\($0).csv" }.joined(separator: " or ")) in the input folder"
      return Extraction(
        delivery: .missing, quality: quality, rejects: RejectList(source: source.name), files: [],
        tally: MonthlyTally(columns: source.columns.count))
    }
    let reading = SourceReading(source, wanted: wanted, domains: domains)
    for (position, file) in files.enumerated() {
      do throws(Refusal) {
        try reading.read(file, at: position, progress: progress)
      } catch {
        reading.note(files[position...])
        return reading.finish(refusal: error)
      }
    }
    return reading.finish(refusal: nil)
  }

  /// The numbered texts of every domain, once all sources are read.
  package func lexicons() -> [String: Lexicon] { domains.lexicons() }
}
