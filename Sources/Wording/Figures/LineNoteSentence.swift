package import Model

extension LineNote {
  /// What a reader must know about a value, as it stands among a line's notes. `unit` is the figure's.
  package func sentence(_ unit: Unit) -> String {
    switch self {
    case .figure(let note): note.sentence
    case .provisional(let doubts): "provisional: \(doubts.sentence)"
    case .notComputed(let doubts): "not computed: \(doubts.sentence)"
    case .notRun(let why): "not run: not asked for, and \(why.sentence)"
    case .nothingExpected(let why): why.sentence
    case .baseline(let note): note.sentence(unit)
    case .exportTooShort(let export): "\(export.sentence), after the figure's period begins"
    case .noPrevious(let export):
      "no figure at the previous month-end" + (export.map { ": \($0.sentence), after its period begins" } ?? "")
    case .noYearBefore(let export): "not compared with the year before: \(export.sentence)"
    case .lacks(let lack): lack.sentence
    case .besideMissing(let title, let obstacle): "\(title) \(obstacle.sentence)"
    case .noBreakdown(let dimension, let why): "no breakdown by \(dimension): \(why.sentence)"
    case .restated(let first, let on, let now, let run):
      "restated: \(unit.text(first)) when first published on \(on.inWords), \(unit.text(now)) since run \(run)"
    case .seriesBreaks(let run): "series broken: how it is counted changes with this run, \(run)"
    case .seriesBroke(let run, let on): "series broken: how it is counted changed with run \(run) on \(on.inWords)"
    }
  }
}

extension LineNote.NothingExpected {
  fileprivate var sentence: String {
    switch self {
    case .noTarget: "no target set in the plan"
    case .targetsFollowBaseline: "the targets follow the baseline, which is not known"
    case .noTargetAfter(let day): "no target after \(day.inWords)"
    case .notYet: "no value is expected yet"
    }
  }
}

extension LineNote.BaselineNote {
  fileprivate func sentence(_ unit: Unit) -> String {
    switch self {
    case .none: "the plan gives no baseline"
    case .toBeMeasured(let day): "the baseline will be measured as at \(day.inWords)"
    case .provisional(let day): "no baseline: the figure for \(day.inWords) is provisional"
    case .notComputed(let day): "no baseline: nothing could be computed as at \(day.inWords)"
    case .stays(let day, let now):
      "the baseline stays as first published on \(day.inWords); today's exports would make it \(unit.text(now))"
    }
  }
}

extension LineNote.Lack {
  fileprivate var sentence: String {
    switch self {
    case .rowsAfter(let month, let source): "no row of \(source) is dated after \(Day.monthInWords(month))"
    case .smallDay(let day): day.sentence
    case .leftOut(let rows): rows.sentence
    case .noRows(let source): "\(source) was delivered with headings and no rows"
    case .rejected(let source, let rows): "\(rows.asShownCount) rows of \(source) were rejected"
    case .blankColumn(let column, let source): "\(column) of \(source) is blank in every row"
    case .replacedRows(let source): "many rows of \(source) were replaced by others of the same key that say another thing"
    case .notLinked(let source, let domain): "\(source) was refused: two numbers of one \(domain) count as two"
    case .unmatched(let condition): "\(condition.fact) (\(condition.source)): is it spelled in another way?"
    }
  }
}

extension LineNote.Doubts {
  fileprivate var sentence: String {
    func said(_ names: [String], _ one: String, _ several: String) -> [String] {
      names.isEmpty ? [] : ["\(names.joinedInWords) \(names.count == 1 ? one : several)"]
    }
    return
      (said(stale, "is older than it should be", "are older than they should be")
      + said(shrunk, "has fewer than half of the rows that it had", "have fewer than half of the rows that they had"))
      .joined(separator: "; ")
  }
}

extension LineNote.NotRun {
  /// Why the line cannot be taken from an earlier run; it continues `not run: not asked for, and …`.
  package var sentence: String {
    switch self {
    case .nothingPublished: "no earlier run for this day to carry it over from"
    case .unreadable: "the earlier run's scorecard.json cannot be read"
    case .otherPlan: "the earlier run for this day is another plan's"
    case .withdrawn(let run): "run \(run), which computed it, was withdrawn"
    }
  }
}

extension LineNote.ShortExport {
  fileprivate var sentence: String { "the oldest row of \(source) is of \(begins.monthInWords)" }
}

extension LineNote.NoBreakdown {
  fileprivate var sentence: String {
    switch self {
    case .sourceNotThere(let source): "\(source) was not delivered or was refused"
    case .missingColumn(let column): column.sentence
    }
  }
}
