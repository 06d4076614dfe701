package import Model

extension [SourceQuality] {
  /// The same qualities with one more warning about a source.
  package func warning(_ warning: SourceWarning, about source: String) -> [SourceQuality] {
    map { quality in
      guard quality.source == source else { return quality }
      var quality = quality
      quality.warned = (quality.warned ?? []) + [warning]
      return quality
    }
  }

  /// The same qualities with warnings where figures' own exports give another baseline than the plan does, or do not reach a
  /// figure's period.
  package func warning(of lines: [ScorecardLine], _ definitions: DefinitionSet) -> [SourceQuality] {
    zip(lines, definitions.figures.map(\.figure)).reduce(self) { quality, pair in
      let (line, figure) = pair
      return line.id == figure.id ? quality.warning(of: line, figure.measure, definitions.sources) : quality
    }
  }

  private func warning(
    of line: ScorecardLine, _ measure: MeasureDefinition, _ sources: [SourceDefinition]
  ) -> [SourceQuality] {
    var warnings: [SourceWarning] = []
    if let baseline = line.baseline, baseline.difference != nil, let printed = baseline.value, let own = baseline.own {
      warnings.append(.baselineDiffers(line.id, unit: line.unit, day: baseline.date, printed: printed, own: own))
    }
    // That a source is old is said of it; it may be young enough and hold nothing of the figure's period.
    let read = measure.sources(among: sources)
    let isOld = contains { read.contains($0.source) && $0.isStale == true }
    if line.reason == .stale, line.status == .notComputed, !isOld, case .figure(.obstacle(let obstacle)) = line.obstacle {
      warnings.append(.keepsFromComputing(line.id, obstacle))
    }
    return warnings.reduce(self) { $0.warning($1, about: measure.rule.source) }
  }
}
