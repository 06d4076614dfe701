package import Model

extension DifferenceSentences {
  /// An export that is not what it was, with its numbers of usable rows and, where it is known, what became of them:
  /// `exclusions: 277 usable rows, was 278: 1 removed, 3 corrected (outcome)`.
  package static func export(_ source: String, from: ComparedExport?, to: ComparedExport?, _ changes: RowChanges?) -> String {
    guard let from, let to, from.isUsable, to.isUsable else {
      let why = [from, to].compactMap { $0?.isUsable == false ? $0?.note : nil }.last.map { ": \($0)" } ?? ""
      return "\(source): \(state(to)), was \(state(from, isShort: to?.isUsable == true))\(why)"
    }
    let files = from.hasSameFiles(as: to) ? "the same files" : "other files"
    let numbers =
      from.accepted == to.accepted ? "\(files), \(state(to)) as before" : "\(state(to)), was \(state(from, isShort: true))"
    let happened = happened(from, to, changes)
    guard !happened.isEmpty else { return "\(source): \(numbers)" + (changes == nil ? "" : ": the same rows") }
    return "\(source): \(numbers): \(happened)"
  }

  private static func state(_ export: ComparedExport?, isShort: Bool = false) -> String {
    guard let export else { return "missing" }
    guard export.isUsable else { return "refused" }
    return isShort ? Unit.decimal(Double(export.accepted), places: 0) : counted(export.accepted, "usable row")
  }

  /// `2 removed, 3 corrected (outcome, outcome_date)`; empty where nothing is known to have happened.
  private static func happened(_ from: ComparedExport, _ to: ComparedExport, _ changes: RowChanges?) -> String {
    let matched = changes.map { $0.rejected - $0.usable } ?? 0
    let others = [
      more(to.rejected - from.rejected - matched, "rejected row"),
      more(to.duplicates - from.duplicates, "duplicate"),
      more(to.skipped - from.skipped, "skipped line"),
    ]
    return ((changes.map(happened) ?? []) + others.compactMap(\.self)).joined(separator: ", ")
  }

  private static func more(_ count: Int, _ what: String) -> String? {
    count == 0 ? nil : counted(abs(count), "\(count > 0 ? "more" : "fewer") \(what)")
  }

  private static func happened(_ changes: RowChanges) -> [String] {
    let all = [
      changes.removed > 0 ? "\(changes.removed) removed" : nil,
      changes.rejected > 0
        ? "\(counted(changes.rejected, "row")) \(CauseWords.happened(.rejected, changes.rejected)) (\(changes.rejectedColumns.joined(separator: ", ")))"
        : nil,
      changes.corrected > 0 ? "\(changes.corrected) corrected (\(changes.columns.joined(separator: ", ")))" : nil,
      changes.usable > 0 ? "\(counted(changes.usable, "row")) \(CauseWords.happened(.usable, changes.usable))" : nil,
      changes.added > 0 ? "\(changes.added) added" : nil,
      changes.renumbered > 0
        ? "\(changes.renumbered) of the added say the same as removed ones but for their key" : nil,
    ]
    return all.compactMap(\.self)
  }
}
