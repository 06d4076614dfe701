internal import Model

/// Reads which rows of an export are a source's own. Rows are chosen before they are checked, by their texts alone: by codes,
/// categories and identifiers, and by whether a column is blank.
struct OwnRowsReader {
  let source: SourceDefinition

  func filter(_ entry: Entry) -> Filter {
    let filter = FilterReader(source: source, hasDay: false).filter(entry)
    for (condition, _) in filter.everyCondition {
      switch condition.test {
      case .among, .notAmong, .present, .blank: continue
      case .notAfter, .above, .compares, .falls, .lasts:
        let kind = source.column(condition.column)?.kind
        let isNumber = kind?.bounds != nil
        entry.report(
          .wrongColumnKind,
          "rows: '\(condition.column)' is \(kind?.inWords ?? "not a column"), which is not known before rows are checked",
          hint: isNumber
            ? "to skip rows without a number, list what they have instead under 'suppressed' of the column and write "
              + "rows: {\(condition.column): present}; compare numbers in the 'where' of a measure"
            : "choose rows by codes, categories or identifiers, or by present or blank")
      }
    }
    return filter
  }
}
