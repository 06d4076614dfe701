internal import Model
internal import Wording

/// One figure's part of the page: charts with their numbers, targets, breakdowns, what is counted, where it comes from.
struct PageDetail: Sendable {
  struct Chart: Sendable {
    var caption: String
    var alternative: String
    /// Nil where there is nothing to draw.
    var markup: String?
    var note: String?
    var summary: String
    var causes: Causes?
    var rules: String?
    var table: PageTable?
  }
  struct Causes: Sendable {
    var items: [String]
  }
  /// A table under a heading of its own: its caption says where it belongs to who meets it alone.
  struct Part: Sendable {
    var heading: String
    var note: String?
    var table: PageTable
  }
  /// The owner's words, a paragraph a line of theirs.
  struct Quote: Sendable {
    var paragraphs: [String]
    var attribution: String
  }
  struct Fact: Sendable {
    var term: String
    var text: String
  }

  let figure: FigureID
  let anchor: String
  let id: String
  let title: String
  let planTitle: String
  /// The KPI's wording in the plan's monitoring table.
  let monitoringTitle: String?
  let value: String
  let rag: String
  let standing: String
  let direction: String
  /// Icons with their words: the variation of the latest point, and whether the target will be met as things vary now.
  let icons: String
  /// What the card shows next to it, a sentence each.
  let beside: [String]
  let question: String?
  /// Where the figure and its actions say different things.
  let joined: String?
  let commentary: Quote?
  /// That the commentary is older than the figure; nil where it is not.
  let oldCommentary: String?
  let series: Chart?
  let control: Chart?
  let parts: [Part]
  let definition: String
  /// What other readings of the KPI count, a paragraph each.
  let otherDefinitions: [String]
  let about: [Fact]
}

extension PageDetail {
  /// The plan's actions, and who holds which office, are the scorecard's.
  init(_ figure: PageFigure, in scorecard: Scorecard) {
    let (line, words) = (figure.line, PageSentences(figure.line))
    (self.figure, anchor) = (line.id, PageAnchor.of(line.id))
    id = line.id.description
    title = SafeText.harmless(line.shortTitle)
    planTitle = SafeText.harmless(line.title)
    monitoringTitle = line.monitoringTitle.map { SafeText.harmless($0) }
    value = words.value
    rag = PageIcon.chip(line)
    icons = Self.icons(line)
    beside = figure.onCard.map { SafeText.harmless($0.inWords) }
    standing = SafeText.harmless(line.words?.standing ?? line.note)
    direction = line.words?.direction ?? ""
    question = line.words.flatMap { $0.question.isEmpty ? nil : $0.question }
    joined = line.words?.actions.flatMap { $0.isEmpty ? nil : SafeText.harmless($0) }
    commentary = line.commentary.map { Quote($0) }
    oldCommentary = words.oldCommentary
    series = Self.series(figure)
    control = figure.chart.map { Self.control($0) }
    parts = Self.parts(figure)
    definition = SafeText.harmless(line.words?.definition ?? "")
    otherDefinitions = ReadingSentences(line, series: []).definitions.map(SafeText.harmless)
    about = (words.about(in: scorecard) + figure.sources).map { Fact(term: $0.term, text: SafeText.harmless($0.text)) }
  }

  /// Of both charts: about as large as they show on a wide screen, and legible at three quarters of that.
  private static let chartSize = (width: 440.0, height: 230.0)

  private static func icons(_ line: ScorecardLine) -> String {
    let variation = line.variation.map { PageIcon.of($0, better: line.better) + IconSentences.variation($0) }
    let assurance = line.assurance.map { PageIcon.of($0) + IconSentences.assurance($0) }
    return [variation, assurance].compactMap(\.self).map { "<span class=\"sign\">\($0)</span>" }.joined()
  }

  private static func series(_ figure: PageFigure) -> Chart? {
    let points = figure.series
    let (picture, sentences) = (SeriesPicture(figure.line, series: points), SeriesSentences(figure.line, series: points))
    let (markup, start) = picture.markup(chartSize)
    guard !markup.isEmpty, let caption = sentences.caption else { return nil }
    return Chart(
      caption: caption, alternative: picture.alternative, markup: markup, note: sentences.note(startOfAxis: start), summary: "",
      table: figure.seriesTable)
  }

  /// The latest of the special causes are listed; all are in the table.
  private static let shownCauses = 3

  private static func control(_ chart: ControlChart) -> Chart {
    let sentences = ControlChartSentences(chart)
    let (markup, start) = XmRPicture(chart).markup(chartSize)
    let causes = sentences.causes(latest: shownCauses)
    return Chart(
      caption: sentences.caption, alternative: sentences.alternative, markup: markup.isEmpty ? nil : markup,
      summary: chart.summary, causes: causes.isEmpty ? nil : Causes(items: causes),
      rules: markup.isEmpty ? nil : sentences.rules(startOfAxis: start), table: PageTable(control: chart))
  }

  private static func parts(_ figure: PageFigure) -> [Part] {
    var parts: [Part] = []
    if let card = figure.cardTable {
      parts.append(Part(heading: FigureCaption.cardHeading, note: CardSentences(figure.line).note, table: card))
    }
    if let readings = figure.readingsTable { parts.append(Part(heading: ReadingSentences.heading, table: readings)) }
    if let beside = figure.besideTable { parts.append(Part(heading: FigureCaption.besideHeading, table: beside)) }
    parts += figure.breakdownTables.map { Part(heading: $0.heading, note: $0.note, table: $0.table) }
    if !figure.alerts.isEmpty { parts.append(Part(heading: FigureCaption.alertsHeading, table: figure.alertsTable)) }
    return parts
  }
}

extension PageDetail.Quote {
  init(_ commentary: Commentary) { self.init(text: commentary.text, attribution: commentary.attribution) }

  init(text: String, attribution: String) {
    let lines = Excerpt.words(SafeText.lines(text)).split(whereSeparator: \.isNewline).map { SafeText.harmless(String($0)) }
    paragraphs = lines.filter { !$0.allSatisfy(\.isWhitespace) }
    self.attribution = SafeText.harmless(attribution)
  }
}
