package import Model

extension SourceFinding {
  /// What became of the source, as its note says it, without a full stop.
  package var sentence: String {
    switch self {
    case .notDelivered(let files, nil): "missing: there is no \(files.joined(separator: " or ")) in the input folder"
    case .notDelivered(let files, let alike?):
      "missing: there is no \(files.joined(separator: " or ")) in the input folder. '\(SafeText.line(alike))' is there and is not read: "
        + "a file is called \(files.joined(separator: " or ")), or its name goes on with a hyphen, as in "
        + "\((files.first ?? "").replacing(".csv", with: "-2.csv"))"
    case .refused(let why): why.sentence
    case .noRows: "headings but no rows"
    }
  }
}

extension SourceQuality {
  /// What became of the source in this run, or else the note of the run that read it; empty where there is nothing to say.
  package var noteInWords: String { finding?.sentence ?? note }

  /// Why figures that need the source cannot be computed; nil where it can be used.
  package var fault: String? {
    switch status {
    case .missing: "\(source): \(noteInWords)"
    case .refused: "\(source): \(noteInWords)"
    case .delivered, .nilReturn: nil
    }
  }
}

extension SourceWarning {
  /// What a person should check, without a full stop. Some counts of rows are given as fewer than 5 where they are that small.
  package var sentence: String {
    switch self {
    case .endsEarly(let month): "no row is dated after \(Day.monthInWords(month))"
    case .gap(let first, let last):
      "no rows \(first == last ? "in" : "from") \(Day.monthInWords(first))"
        + (first == last ? "" : " to \(Day.monthInWords(last))") + ", between months with many rows"
    case .unusualMonth(let month, let rows, let usual):
      "\(rows.asShownCount) rows in \(Day.monthInWords(month)), compared with \(usual.asShownCount) in that month of other years"
    case .old(let newest, let asOf):
      "out of date: the latest row is dated \(newest.inWords), \(asOf - newest) days before \(asOf.inWords)"
    case .unregistered(let column, let register, let entities, let rows):
      "\(rows.asShownCount) rows have a \(WrittenName.of(column)) that is not in the \(register) data"
        + (rows.isFew ? "" : " (\(entities) different \(entities == 1 ? "one" : "ones"))")
    case .blankMoreOften(let column, let month, let share, let before):
      "\(column) is blank in \(share)% of \(Day.monthInWords(month)) rows (normally \(before)%)"
    case .smaller(let read, let before): "\(read.asShownCount) rows, compared with \(before.asShownCount) in the last run"
    case .keyTooNarrow(let rows, let key):
      "\(rows.asShownCount) rows were replaced by a later row with the same \(key.joinedInWords) and different values. Does the key need another column?"
    case .unmatched(let condition):
      "\(condition.fact), which KPI \(condition.figures.map(\.description).joined(separator: ", ")) counts. "
        + (condition.nearest.map { "The nearest value there is '\($0)'" } ?? "Is it spelled differently?")
    case .missingColumn(let column): column.sentence
    case .blankColumn(let column): "\(column) is blank in every row"
    case .shrunk(let rows, let before):
      "\(rows.asShownCount) rows, compared with \(before.asShownCount) in the last complete delivery. If that is right, as after a "
        + "change of 'rows' in its definition, run once with --accept and --why"
    case .noFile(let beginning):
      "no file \(beginning).csv or \(beginning)-….csv was delivered; figures rest on the source's other files"
    case .doubt(let doubt): doubt.sentence
    case .smallDay(let day): day.sentence
    case .leftOut(let rows): rows.sentence
    case .rejected(let rows, let read):
      "\(rows.asShownCount) of \(Unit.decimal(Double(read), places: 0)) rows could not be used (a run lists them in rejects.csv)"
    case .baselineDiffers(let figure, let unit, let day, let printed, let own):
      "KPI \(figure): the plan's baseline for \(day.inWords) is \(Unit(unit).text(printed)); the data gives \(Self.told(own, Unit(unit)))"
    case .keepsFromComputing(let figure, let why): "KPI \(figure): \(why.sentence)"
    case .narrative(let warning): warning.sentence
    }
  }

  /// A value, but for a small count.
  private static func told(_ value: Double, _ unit: Unit) -> String {
    unit.isCounted && value.isFew ? "fewer than 5 \(unit.name)" : unit.text(value)
  }
}

extension NarrativeWarning {
  /// What a person should check in reports on the plan, with the number of rows or texts; none of them is quoted.
  package var sentence: String {
    func rows(_ count: Int, _ what: String) -> String { "\(count == 1 ? "1 row is" : "\(count) rows are") \(what)" }
    switch self {
    case .aboutNothing(let count, let subject): return rows(count, "about \(subject.name) that the plan does not have")
    case .afterToday(let count): return rows(count, "dated after today")
    case .reviewedBeforeRaised(let count): return rows(count, "reviewed before it was raised")
    case .worseWithMitigation(let count): return rows(count, "scored higher after mitigation than before")
    case .tooManyRisks(let count, let most):
      return rows(count, "about more risks than the plan's and \(most) others; they are left out")
    case .noPlainRiskID(let count):
      return
        "\(count == 1 ? "1 row has" : "\(count) rows have") no valid risk_id (at most 16 letters, digits, points and hyphens)"
    case .tooLong(let count, let most):
      return "\(count == 1 ? "1 text is" : "\(count) texts are") longer than \(most) characters; the rest is left out"
    case .personal(let sign, let count):
      return "\(count == 1 ? "1 text" : "\(count) texts") with what looks like \(sign.name). Remove anything about a child"
    }
  }
}

extension NarrativeWarning.Subject {
  fileprivate var name: String {
    switch self {
    case .figure: "a KPI or part"
    case .action: "an action or milestone"
    case .indicator: "an indicator"
    }
  }
}

extension NarrativeWarning.Sign {
  fileprivate var name: String {
    switch self {
    case .nhsNumber: "an NHS number"
    case .pupilNumber: "a unique pupil number"
    case .postcode: "a postcode"
    case .dateOfBirth: "a date of birth"
    case .name: "a name"
    }
  }
}

extension MissingColumn {
  /// Which file lacks a heading for which column, and the heading in it that comes nearest.
  package var sentence: String {
    let others = files == 1 ? " has" : files == 2 ? " and 1 more file have" : " and \(files - 1) more files have"
    return "\(file)\(others) no heading for \(column)" + (nearest.map { "; the nearest heading is '\($0)'" } ?? "")
  }
}

extension UnmatchedCondition {
  /// `no row has programme 'FIP' or 'Foundations'`.
  var fact: String { "no row has \(column) " + names.map { "'\($0)'" }.joined(separator: " or ") }
}

extension SmallDay {
  var sentence: String {
    let shown = count < 5 ? "fewer than 5 rows" : Unit("rows").text(count)
    return
      "the latest date, \(latest.inWords), has \(shown); the one before, \(before.inWords), has \(Unit("rows").text(countBefore))"
  }
}

extension LeftOutRows {
  var sentence: String { "\(rows.asShownCount) rows are left out, because \(to) is before \(from)" }
}
