internal import Model

extension FileDoubt {
  /// So many lines of another width in a row are no accident.
  private static let mostOddLines = 3
  /// More headings take a few lines.
  private static let mostHeadings = 3

  /// What a person should look at in a file. `rejects` are its rejected rows in the order of their lines; `namesHeadings` how many of
  /// the first rows that were accepted say a heading's name.
  static func found(
    in plan: FilePlan, _ rejects: [(line: Int, rule: RejectRule)], namesHeadings: Int
  ) -> [FileDoubt] {
    var doubts: [FileDoubt] = []
    if let line = plan.unlikelyLine { doubts.append(.unlikelyLetters(file: plan.name, line: line)) }
    let first = plan.layout.line + 1
    let below = rejects.prefix(mostHeadings + 1).enumerated().prefix { $0.element.line == first + $0.offset }.count
    if namesHeadings > 0 || (1...mostHeadings).contains(below) {
      doubts.append(.moreHeadings(file: plan.name, line: first, count: max(namesHeadings, below)))
    }
    var run: (line: Int, count: Int, last: Int) = (0, 0, 0)
    for (line, rule) in rejects where rule == .fieldCount {
      run = line - run.last <= 2 && run.count > 0 ? (run.line, run.count + 1, line) : (line, 1, line)
      if run.count == mostOddLines { doubts.append(.otherTable(file: plan.name, line: run.line, count: run.count)) }
      if run.count > mostOddLines { doubts[doubts.count - 1] = .otherTable(file: plan.name, line: run.line, count: run.count) }
    }
    return doubts
  }
}
