package import Model

extension LineNote {
  /// What a reader must know about a value, as one of its line's notes. `unit` is the figure's.
  package func sentence(_ unit: Unit) -> String {
    switch self {
    case .figure(let note): note.sentence
    case .provisional(let doubts): "provisional: \(doubts.sentence)"
    case .notComputed(let doubts): "cannot be calculated: \(doubts.sentence)"
    case .notRun(let why): "not calculated: you did not ask for it, and \(why.sentence)"
    case .nothingExpected(let why): why.sentence
    case .baseline(let note): note.sentence(unit)
    case .exportTooShort(let export): "\(export.sentence), after the start of this figure's period"
    case .noPrevious(let export):
      "no figure for the previous month" + (export.map { ": \($0.sentence), after the start of its period" } ?? "")
    case .noYearBefore(let export): "not compared with the year before: \(export.sentence)"
    case .lacks(let lack): lack.sentence
    case .besideLeavesOut(let title, let numbers): "\(title) \(HiddenNumbersSentence(numbers).text)"
    case .besideMissing(let title, let obstacle): "\(title) \(obstacle.sentence)"
    case .noBreakdown(let dimension, let why): "no breakdown by \(dimension): \(why.sentence)"
    case .restated(let first, let on, let now, let run):
      "revised: \(unit.texts(first, now).0) when first published on \(on.inWords), \(unit.texts(first, now).1) "
        + (run == RunName.unpublished ? "now" : "since run \(run)")
    case .seriesBreaks(let run): "not comparable with earlier figures: the definition changes with this run, \(run)"
    case .seriesBroke(let run, let on): "not comparable with figures before \(on.inWords): the definition changed with run \(run)"
    }
  }
}

extension LineNote.NothingExpected {
  fileprivate var sentence: String {
    switch self {
    case .noTarget: "no target has been set"
    case .targetsFollowBaseline: "the targets depend on the baseline, which is not known"
    case .noTargetAfter(let day): "no target after \(day.inWords)"
    case .notYet: "no target for this date yet"
    }
  }
}

extension LineNote.BaselineNote {
  fileprivate func sentence(_ unit: Unit) -> String {
    switch self {
    case .none: "the plan has no baseline"
    case .wordsAlone(let words): "the plan has no number as its baseline: “\(words)”"
    case .toBeMeasured(let day): "the baseline will be measured on \(day.inWords)"
    case .provisional(let day): "no baseline: the figure for \(day.inWords) is provisional"
    case .notComputed(let day): "no baseline: nothing could be calculated for \(day.inWords)"
    case .stays(let day, let now):
      "the baseline is the one first published, on \(day.inWords); today's data would give \(unit.text(now))"
    }
  }
}

extension LineNote.Lack {
  fileprivate var sentence: String {
    switch self {
    case .rowsAfter(let month, let source): "no row of the \(source) data is dated after \(Day.monthInWords(month))"
    case .smallDay(let day): day.sentence
    case .hiddenNumbers(let numbers, let side):
      HiddenNumbersSentence(numbers).text + (side.map { ", from \($0.inWords) alone" } ?? "")
    case .leftOut(let rows): rows.sentence
    case .noRows(let source): "the \(source) data has headings and no rows"
    case .rejected(let source, let rows): "\(rows.asShownCount) rows of the \(source) data could not be used"
    case .blankColumn(let column, let source): "\(column) is blank in every row of the \(source) data"
    case .replacedRows(let source):
      "many rows of the \(source) data were replaced by later rows with the same key and different values"
    case .notLinked(let source, let domain): "the \(source) data could not be used, so a \(domain) with two numbers counts as two"
    case .unmatched(let condition):
      "\(condition.fact) in the \(condition.source) data: "
        + (condition.nearest.map { "the nearest value there is '\($0)'" } ?? "is it spelled differently there?")
    }
  }
}

extension LineNote.Doubts {
  fileprivate var sentence: String {
    func said(_ names: [String], _ what: String) -> [String] { names.isEmpty ? [] : ["the \(names.joinedInWords) data \(what)"] }
    return (said(stale, "is out of date") + said(shrunk, "has fewer than half of its earlier rows")).joined(separator: "; ")
  }
}

extension LineNote.NotRun {
  /// Why the line cannot be taken from an earlier run; it continues `not calculated: you did not ask for it, and …`.
  package var sentence: String {
    switch self {
    case .nothingPublished: "there is no earlier scorecard for this date"
    case .unreadable: "the scorecard.json of the earlier run cannot be read"
    case .otherPlan: "the earlier scorecard for this date belongs to another plan"
    case .withdrawn(let run): "run \(run), which calculated it, was withdrawn"
    }
  }
}

extension LineNote.ShortExport {
  fileprivate var sentence: String { "the \(source) data starts in \(begins.monthInWords)" }
}

extension LineNote.NoBreakdown {
  fileprivate var sentence: String {
    switch self {
    case .sourceNotThere(let source): "the \(source) data is missing or could not be used"
    case .missingColumn(let column): column.sentence
    }
  }
}
