internal import Loaders
internal import Model
internal import Wording

/// The rows behind the causes of differences, laid out.
struct ListedChanges {
  private let figures: [FigureDifference]
  private let isPseudonymous: Bool

  init(_ difference: Difference) { (figures, isPseudonymous) = (difference.figures, difference.isPseudonymous) }

  /// A table for each figure, source and use.
  var blocks: [ExplanationBlock] {
    let blocks = figures.flatMap { figure in
      groups(of: figure).flatMap { group -> [ExplanationBlock] in
        let use = RowSentences.use(part: group.first.part, group.first.use)
        return [
          .caption(ListedRowSentences.caption(figure, group.first.source, use, rows: group.rows.count)), table(of: group.rows),
        ]
      }
    }
    return blocks.isEmpty ? [.paragraph(ListedRowSentences.none)] : blocks
  }

  private typealias Listed = (what: String, row: DifferenceRow)

  /// The rows of a figure by source and use, in the order of the causes.
  private func groups(of figure: FigureDifference) -> [(first: DifferenceRow, rows: [Listed])] {
    var groups: [(first: DifferenceRow, rows: [Listed])] = []
    for cause in figure.causes {
      for row in cause.listed {
        let listed = (ListedRowSentences.what(cause), row)
        let place = groups.firstIndex { ($0.first.source, $0.first.part, $0.first.use) == (row.source, row.part, row.use) }
        if let place { groups[place].rows.append(listed) } else { groups.append((row, [listed])) }
      }
    }
    return groups
  }

  /// The columns that have a value in any of the rows.
  private func table(of listed: [Listed]) -> ExplanationBlock {
    typealias Words = ListedRowSentences
    let rows = listed.map(\.row)
    func line(_ place: DifferenceRow.Place?) -> String { place.map { String($0.line) } ?? "" }
    var columns: [(heading: String, cells: [String])] = [
      (Words.what, listed.map(\.what)),
      (
        Words.fileBefore, rows.map { row in row.after.map { $0.file != row.before?.file } ?? false ? row.before?.file ?? "" : "" }
      ),
      (Words.lineBefore, rows.map { $0.before == $0.after ? "" : line($0.before) }),
      (Words.file, rows.map { ($0.after ?? $0.before)?.file ?? "" }), (Words.line, rows.map { line($0.after) }),
      (Words.roleBefore, rows.map { Words.role($0.roleBefore) }), (Words.roleAfter, rows.map { Words.role($0.roleAfter) }),
      (Words.effect, rows.map { $0.effect.map(Words.effect) ?? "" }),
    ]
    // A row is found by its line: of its pseudonyms only those of children are shown, if it is about children.
    let all = rows.first?.identifiers ?? []
    let ofPeople = all.indices.filter { all[$0].isOfPerson }
    columns += (isPseudonymous && !ofPeople.isEmpty ? ofPeople : Array(all.indices)).map { place in
      (WrittenName.of(rows[0].identifiers[place].column), rows.map { $0.identifiers[place].text })
    }
    columns.append((Words.columns, rows.map { $0.columns.joined(separator: ", ") }))
    columns.removeAll { $0.cells.allSatisfy(\.isEmpty) }
    let numbers = columns.indices.filter { [Words.lineBefore, Words.line, Words.effect].contains(columns[$0].heading) }
    return .table(
      columns.map(\.heading), rows.indices.map { row in columns.map { SafeText.harmless($0.cells[row]) } }, numbers: Set(numbers))
  }

  /// One table of all rows; an identifier that a source does not have is empty in its rows.
  var table: ShownTable {
    var columns: [String] = []
    for row in figures.flatMap(\.causes).flatMap(\.listed) {
      for one in row.identifiers where !columns.contains(one.column) { columns.append(one.column) }
    }
    let headings = [
      "kpi", "part", "measure", "cause", "source", "use", "file_before", "line_before", "role_before", "file", "line", "role",
      "effect", "columns",
    ]
    let lines = figures.flatMap { figure in
      figure.causes.flatMap { cause in
        cause.listed.map { row in
          [figure.id.kpi, figure.id.part, figure.measure, cause.rowCause, row.source, row.use.name(part: row.part)] + cells(row)
            + values(row, columns)
        }
      }
    }
    return ShownTable(headings + columns, lines)
  }

  private func cells(_ row: DifferenceRow) -> [String] {
    let places = [(row.before, row.roleBefore), (row.after, row.roleAfter)].flatMap { place, role in
      [place?.file ?? "", place.map { String($0.line) } ?? "", role ?? ""]
    }
    return places + [row.effect.map(PlainDecimal.text) ?? "", row.columns.joined(separator: " ")]
  }

  private func values(_ row: DifferenceRow, _ columns: [String]) -> [String] {
    columns.map { column in row.identifiers.first { $0.column == column }?.text ?? "" }
  }
}

extension DifferenceCause {
  /// What programs call what happened to the rows that are listed.
  var rowCause: String {
    switch what {
    case .rows(let rows): rows.kind.rawValue
    case .definition: "definition"
    case .program: "program"
    case .exports: "exports"
    case .expected(let change): change.name
    }
  }
}
