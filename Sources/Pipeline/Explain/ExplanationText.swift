internal import Model
internal import Wording

/// An explanation for people: one figure after the other, each in the order in which somebody asks.
struct ExplanationText {
  private let exports: TracedExports
  private let definitions: DefinitionSet

  init(_ exports: TracedExports, _ definitions: DefinitionSet) { (self.exports, self.definitions) = (exports, definitions) }

  /// What the figure is and how it came about, and each figure shown with it.
  func blocks(_ accounts: [FigureAccount]) -> [ExplanationBlock] {
    accounts.indices.flatMap { place -> [ExplanationBlock] in
      let (rows, isTold) = (told(accounts[place]), accounts[..<place].contains { told($0) == told(accounts[place]) })
      return blocks(accounts[place], isTold && !rows.isEmpty ? [.paragraph(RowSentences.asAbove)] : self.rows(accounts[place]))
    }
  }

  /// What a table of the rows says.
  private func told(_ account: FigureAccount) -> [Told] {
    account.explained.uses.map {
      Told(rule: $0.rule, accepted: $0.accepted, steps: $0.steps, counted: [$0.numerator, $0.denominator])
    }
  }

  private struct Told: Equatable {
    var rule: RowRule
    var accepted: Int
    var steps: [ExplainedUse.Step]
    var counted: [Int]
  }

  private func blocks(_ account: FigureAccount, _ rows: [ExplanationBlock]) -> [ExplanationBlock] {
    let isMain = account.line != nil
    let sentences = ExplanationSentences(account.explained)
    return [isMain ? .title(sentences.heading) : .heading(sentences.heading)] + what(account) + rows
      + arithmetic(account) + colour(account) + chart(account) + change(account)
  }

  /// The figure alone: above a list of its rows.
  func head(_ account: FigureAccount) -> [ExplanationBlock] {
    let sentences = ExplanationSentences(account.explained)
    return [.title(sentences.heading), .paragraph(sentences.value)] + published(account)
  }

  /// The figure and how it changed: above counts of its rows.
  func headWithChange(_ account: FigureAccount) -> [ExplanationBlock] {
    let change = BridgeSentences(account)
    return head(account) + [.paragraph("\(change.heading): \(change.text(listsCauses: true))")]
  }

  private func what(_ account: FigureAccount) -> [ExplanationBlock] {
    let (explained, sentences) = (account.explained, ExplanationSentences(account.explained))
    let measure = MeasureSentence(definitions.sources, on: explained.figure.day)
    let counts = measure.text(explained.definition, unit: explained.unit)
    return [.paragraph(sentences.value)] + published(account) + [.paragraph("\(counts) \(sentences.window)")]
  }

  /// That another figure is published, where one is.
  private func published(_ account: FigureAccount) -> [ExplanationBlock] {
    ExplanationSentences(account.explained).published(account.published).map { [.paragraph($0)] } ?? []
  }

  private func rows(_ account: FigureAccount) -> [ExplanationBlock] {
    var told: Set<String> = []
    return account.explained.uses.flatMap { use -> [ExplanationBlock] in
      guard let source = exports.source(use.rule.source) else { return [] }
      let name = RowSentences.use(part: use.part, use.use)
      let heading = ExplanationBlock.caption(source.title + (name.isEmpty ? "" : " (\(name))"))
      guard !source.quality.isUnusable else {
        return told.insert(source.name).inserted ? unusable(source) : []
      }
      return [heading, table(use, source, account.explained)]
    }
  }

  /// Why a source is not used, and what became of the rows of each of its files, where there are any.
  private func unusable(_ source: ExplainedSource) -> [ExplanationBlock] {
    let why = ExplanationBlock.paragraph(ExplanationSentences.unusable(source))
    guard source.files.contains(where: { $0.read > 0 }) else { return [why] }
    return [why, .caption(source.title), .table(ExplanationSentences.rowHeadings, source.files.map(line), numbers: [0])]
  }

  private func line(_ file: FileRows) -> [String] {
    [Unit.decimal(Double(file.read), places: 0), "", RowSentences.read(file)]
  }

  private func table(_ use: ExplainedUse, _ source: ExplainedSource, _ explained: ExplainedFigure) -> ExplanationBlock {
    let names = RuleNames(use.rule)
    let sentences = RowSentences(source: definitions.source(source.name), day: explained.figure.day)
    func line(_ rows: Int, _ name: String, _ what: String) -> [String] {
      [Unit.decimal(Double(rows), places: 0), name, what]
    }
    var lines = source.files.map { self.line($0) }
    lines.append(line(use.accepted, "", RowSentences.accepted))
    lines += use.steps.map { line($0.rows, names.name($0.drop), sentences.sentence($0.drop)) }
    let roles = [(use.numerator, true, RuleNames.numerator), (use.denominator, false, RuleNames.denominator)]
    for (rows, isNumerator, name) in roles where rows > 0 || (isNumerator && use.counted == 0 && explained.figure.value != nil) {
      lines.append(line(rows, name, RowSentences.counted(use.use, isNumerator: isNumerator, of: explained.definition)))
    }
    return .table(ExplanationSentences.rowHeadings, lines, numbers: [0])
  }

  private func arithmetic(_ account: FigureAccount) -> [ExplanationBlock] {
    let source = definitions.source(account.explained.definition.rule.source)
    guard let text = ArithmeticSentence(account.explained, source: source).text else { return [] }
    return [.paragraph("\(ExplanationSentences.arithmetic): \(text)")]
  }

  private func colour(_ account: FigureAccount) -> [ExplanationBlock] {
    guard let line = account.line else { return [] }
    let text = ColourArithmetic(line, account).text
    return [.paragraph("\(ExplanationSentences.colour): \(text)")]
  }

  private func chart(_ account: FigureAccount) -> [ExplanationBlock] {
    guard let chart = account.chart?.inWords else { return [] }
    let causes = ExplanationSentences.specialCauses(chart)
    let summary = ExplanationBlock.paragraph("\(ExplanationSentences.chart) \(ControlChartSentences(chart).summary)")
    return causes.isEmpty ? [summary] : [summary, .table(ExplanationSentences.causeHeadings, causes, numbers: [1])]
  }

  private func change(_ account: FigureAccount) -> [ExplanationBlock] {
    let sentences = BridgeSentences(account)
    let hasTable = account.line != nil && sentences.needsTable
    let text = ExplanationBlock.paragraph("\(sentences.heading): \(sentences.text(listsCauses: !hasTable))")
    guard hasTable else { return [text] }
    return [text, .table(sentences.headings, sentences.rows, numbers: sentences.numberColumns)]
      + (sentences.order.map { [.paragraph($0)] } ?? [])
  }
}
