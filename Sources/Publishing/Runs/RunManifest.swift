internal import JSON
package import Model
package import Platform

/// `manifest.json`: what went into a run and what came of it, enough to rebuild the history from published folders.
///
///     let manifest = RunManifest(
///       scorecard, asked: asked, definitions: files, clock: clock, seconds: timer.seconds, readNow: ["exclusions"],
///       exitCode: 0, sequence: past.nextSequence)
///     try staged.write(("manifest.json", try manifest.encoded()))
package struct RunManifest: Encodable, Sendable {
  static let formatVersion = 1

  fileprivate struct LineOrigin: Encodable {
    var kpi: String
    var part: String
    /// The run that computed the line: this one, or the one it was carried over from.
    var run: String
    var status: FigureStatus
    var fingerprint: String
  }
  fileprivate struct FrozenBaseline: Encodable {
    var kpi: String
    var part: String
    var date: Day
    var value: Double
    var measured: Bool
  }
  /// What the run found of one source.
  package struct Source: Codable, Sendable {
    /// The name of the source.
    package let source: String
    var status: SourceQuality.Status
    /// Whether this run read it; otherwise it was taken over, with its lines, from an earlier one.
    var readNow: Bool
    /// Its files, each with its digest.
    package var files: [InputFile]
    var read: Int
    var accepted: Int
    var rejected: Int
    var duplicates: Int
    var skipped: Int
    /// Whether its newest row was older than it may be; nil in manifests of versions that did not keep it.
    package let isStale: Bool?
    /// The number of accepted rows in the last run in which it was whole, or was accepted as it was: this run or an earlier
    /// one.
    var wholeRows: Int?
  }
  fileprivate struct Accepted: Encodable {
    var source: String
    var why: String
  }

  private let version = RunManifest.formatVersion
  private let program = "scorecard"
  private let programVersion = Program.version
  private let run: String
  /// The run's number in the order of publication.
  private let sequence: Int
  private let plan: String
  private let asOf: Day
  private let from: Day?
  private let isPartial: Bool
  private let kpis: [String]
  private let started: String
  private let seconds: [String: Double]
  private let exitCode: Int
  /// The sources that have shrunk, and were accepted as they are.
  private let accepted: [Accepted]
  private let definitions: [InputFile]
  private let sources: [Source]
  private let lines: [LineOrigin]
  private let baselines: [FrozenBaseline]
  /// The published values that this run replaced, with why; nil where there are none of which that is known.
  private let restatements: [RestatedValue]?

  /// What was asked of the run.
  package struct Asked: Sendable {
    fileprivate let from: Day?
    fileprivate let isPartial: Bool
    fileprivate let kpis: [String]
    fileprivate let accepted: [String: String]

    /// `from` is the first month of the series, nil where none was asked for; `kpis` are the numbers of those asked for, empty
    /// for all. `accepted` are sources that have shrunk and are right as they are, each with the reason.
    package init(from: Day?, isPartial: Bool, kpis: [String], accepted: [String: String]) {
      (self.from, self.isPartial, self.kpis, self.accepted) = (from, isPartial, kpis, accepted)
    }
  }

  /// `definitions` are the digests of the definition files, `seconds` the time of each stage, `readNow` the sources that this
  /// run read itself, `sequence` its number in the order of publication, and `restatements` the values that it replaced.
  package init(
    _ scorecard: Scorecard, asked request: Asked, definitions: [InputFile], clock: Clock, seconds: [String: Double],
    readNow: Set<String>, exitCode: Int, sequence: Int, restatements: [RestatedValue] = []
  ) {
    self.restatements = restatements.isEmpty ? nil : restatements
    run = scorecard.run
    self.sequence = sequence
    plan = scorecard.plan
    asOf = scorecard.asOf
    from = request.from
    isPartial = request.isPartial
    kpis = request.kpis
    started = clock.iso
    self.seconds = seconds
    self.exitCode = exitCode
    accepted = request.accepted.sorted { $0.key < $1.key }.map { Accepted(source: $0.key, why: $0.value) }
    self.definitions = definitions
    sources = scorecard.quality.map {
      Source(
        source: $0.source, status: $0.status, readNow: readNow.contains($0.source), files: $0.files, read: $0.read,
        accepted: $0.accepted,
        rejected: $0.rejected, duplicates: $0.duplicates, skipped: $0.skipped, isStale: $0.isStale, wholeRows: $0.wholeRows)
    }
    lines = scorecard.lines.map {
      LineOrigin(kpi: $0.id.kpi, part: $0.id.part, run: $0.run, status: $0.status, fingerprint: $0.fingerprint)
    }
    baselines = scorecard.lines.compactMap { line in
      guard let baseline = line.baseline, let value = baseline.value, !baseline.measured || line.frozenBaseline != nil else {
        return nil
      }
      return FrozenBaseline(
        kpi: line.id.kpi, part: line.id.part, date: baseline.date, value: value, measured: baseline.measured)
    }
  }

  /// The manifest as the bytes of `manifest.json`.
  package func encoded() throws -> [UInt8] {
    try PublishedJSON.encode(self)
  }
}

/// This program, as `--version` and the manifests name it.
package enum Program {
  /// The version of the program.
  package static let version = "0.2.0"
}

/// What an earlier run's manifest tells a later run.
package struct EarlierManifest: Decodable, Sendable {
  /// The run's number in the order of publication; nil in manifests of a version that had no history.
  package let sequence: Int?
  /// When the run began, in UTC: `2023-06-01T06:00:00Z`.
  package let started: String
  /// The version of the program that wrote it.
  package let programVersion: String
  /// The exit code of the command that published it.
  package let exitCode: Int
  /// The first month of its series; nil where none was asked for.
  package let from: Day?
  /// Whether it was asked to publish some KPIs alone, or a shorter series than was published; nil in manifests of a version
  /// that did not say.
  package let isPartial: Bool?
  /// The definition files that it read, with their digests.
  package let definitions: [InputFile]
  /// What it found of each source.
  package let sources: [RunManifest.Source]
  /// The published values that it replaced, with why; nil where there are none of which that is known.
  package let restatements: [RestatedValue]?
}

extension RunManifest.Source {
  /// The source's quality as it was reported then, as far as the manifest keeps it.
  package var quality: SourceQuality {
    var quality = SourceQuality(source: source, files: files, status: status)
    (quality.read, quality.accepted, quality.rejected) = (read, accepted, rejected)
    (quality.duplicates, quality.skipped) = (duplicates, skipped)
    return quality
  }
}

extension SourceQuality {
  /// The number of rows with which the next run compares its own.
  fileprivate var wholeRows: Int? {
    (status == .delivered || status == .nilReturn) && isShrunk != true ? accepted : rowsBefore
  }
}
