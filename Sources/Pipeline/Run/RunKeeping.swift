internal import Logging
internal import Model
internal import Platform
internal import Wording

/// Keeping what a run was made from, while it publishes: the run does not wait for that, and never fails because of it.
extension Run {
  typealias Staging = Promised<Result<StagedInputs?, FileError>>

  /// Begins to copy what the run was made from; nil where nothing is to be kept.
  func beginKeeping(_ inputs: RunInputs) -> Staging? {
    guard let kept = request.kept, request.keepsExports else { return nil }
    let size = inputs.exports.reduce(0) { $0 + $1.file.bytes }
    guard size <= KeptRuns.largest else {
      logger.info("\(KeepingSentences.tooLarge(size))")
      return nil
    }
    let (name, output) = (name, request.output)
    return workers.begin {
      Result { () throws(FileError) in try kept.stage(inputs, run: name, output: output) }
    }
  }

  /// Keeps what was copied, now that the run is published; or removes what is kept where nothing is to be.
  func endKeeping(_ staging: Staging?) {
    guard let kept = request.kept else { return logger.info("\(KeepingSentences.noPlace)") }
    do throws(FileError) {
      guard let staging else {
        if try kept.remove(of: request.output) { logger.info("\(KeepingSentences.removed)") }
        return
      }
      guard let staged = try staging.value.get() else { return logger.notice("\(KeepingSentences.changed)") }
      try kept.keep(staged, in: output)
    } catch { logger.notice("\(KeepingSentences.failed(error.description))") }
  }

  /// Removes what was copied of a run that was not published.
  func discardKeeping(_ staging: Staging?) {
    if let staged = try? staging?.value.get() { request.kept?.discard(staged) }
  }
}

extension RunInputs {
  /// The definitions of a run and the files of its scorecard's sources, of which it read some itself.
  init(_ folder: DefinitionFolder, _ quality: [SourceQuality], _ reading: AllExtractions) {
    definitions = Array(zip(folder.files, folder.contents)).map { (file: $0, bytes: $1) }
    exports = quality.flatMap { source in
      let read = reading.files[source.source] ?? []
      return source.files.enumerated().map { number, file in
        Export(file: file, read: read.indices.contains(number) ? read[number] : nil)
      }
    }
  }
}
